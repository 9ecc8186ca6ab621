/** Makes one large capture out of the real ones by repeating them: `node bench/make-capture.ts OUT [MEGABYTES]`.
 *  Only classic little-endian Ethernet pcap files are taken, so that their records can be joined as they are. The
 *  repeats carry the same addresses and times: flows come back, as they do in a long recording. */
import { closeSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAGIC = 0xa1b2c3d4;
const ETHERNET = 1;
const FILE_HEADER = 24;
const RECORD_HEADER = 16;

function makeCapture(out: string, megabytes: number): { bytes: number; files: number } {
  const folder = process.env['EARSHOT_CAPTURES'] ?? fileURLToPath(new URL('../../shared/captures', import.meta.url));
  const bodies = readdirSync(join(folder, 'ndpi'))
    .filter((name) => name.endsWith('.pcap'))
    .sort()
    .flatMap((name) => wholeRecords(readFileSync(join(folder, 'ndpi', name))) ?? []);
  const body = Buffer.concat(bodies);
  const file = openSync(out, 'w');
  let bytes = writeSync(file, fileHeader());
  while (bytes < megabytes * 1e6 && body.length > 0) bytes += writeSync(file, body);
  closeSync(file);
  return { bytes, files: bodies.length };
}

function wholeRecords(file: Buffer): Buffer | null {
  if (file.length < FILE_HEADER || file.readUInt32LE(0) !== MAGIC || file.readUInt32LE(20) !== ETHERNET) return null;
  let at = FILE_HEADER;
  for (let next = at; next + RECORD_HEADER <= file.length; at = next) {
    next += RECORD_HEADER + file.readUInt32LE(next + 8);
    if (next > file.length) break;
  }
  return file.subarray(FILE_HEADER, at);
}

function fileHeader(): Buffer {
  const header = Buffer.alloc(FILE_HEADER);
  header.writeUInt32LE(MAGIC, 0);
  header.writeUInt16LE(2, 4);
  header.writeUInt16LE(4, 6);
  header.writeUInt32LE(262_144, 16);
  header.writeUInt32LE(ETHERNET, 20);
  return header;
}

const [out, megabytes = '1000'] = process.argv.slice(2);
if (out !== undefined) process.stdout.write(`${JSON.stringify(makeCapture(out, Number(megabytes)))}\n`);

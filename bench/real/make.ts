/** Makes one large capture out of the real ones: `node bench/real/make.ts OUT [COPIES]`. Only classic little-endian
 *  Ethernet pcap files are taken, so that their records can be joined as they are. Each copy has addresses of its own, so
 *  that its flows stay apart from those of the others. */
import { closeSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAGIC = 0xa1b2c3d4;
const ETHERNET = 1;
const FILE_HEADER = 24;
const RECORD_HEADER = 16;
const ETHERNET_HEADER = 14;
const IP4 = 0x0800;
const IP6 = 0x86dd;
/** Multicast and what lies above it stays what it is. */
const FIRST_MULTICAST = 224;

export interface Made {
  readonly bytes: number;
  readonly files: number;
}

/** Null where there are no captures to join. */
export function makeReal(out: string, copies: number): Made | null {
  const folder = process.env['EARSHOT_CAPTURES'] ?? fileURLToPath(new URL('../../../shared/captures', import.meta.url));
  const bodies = filesOf(join(folder, 'ndpi')).flatMap((path) => wholeRecords(readFileSync(path)) ?? []);
  if (bodies.length === 0) return null;
  const body = Buffer.concat(bodies);
  const file = openSync(out, 'w');
  let bytes = writeSync(file, fileHeader());
  for (let copy = 0; copy < copies; copy++) {
    const own = Buffer.from(body);
    if (copy > 0) eachFrame(own, (at, length) => moveAddresses(own, at, length, copy));
    bytes += writeSync(file, own);
  }
  closeSync(file);
  return { bytes, files: bodies.length };
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.pcap'))
      .sort()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

function wholeRecords(file: Buffer): Buffer | null {
  if (file.length < FILE_HEADER || file.readUInt32LE(0) !== MAGIC || file.readUInt32LE(20) !== ETHERNET) return null;
  let end = FILE_HEADER;
  eachFrame(file.subarray(FILE_HEADER), (at, length) => {
    end = FILE_HEADER + at + length;
  });
  return file.subarray(FILE_HEADER, end);
}

function eachFrame(records: Buffer, visit: (at: number, length: number) => void): void {
  for (let at = 0; at + RECORD_HEADER <= records.length;) {
    const length = records.readUInt32LE(at + 8);
    if (at + RECORD_HEADER + length > records.length) return;
    visit(at + RECORD_HEADER, length);
    at += RECORD_HEADER + length;
  }
}

function moveAddresses(bytes: Buffer, at: number, length: number, copy: number): void {
  const ip = at + ETHERNET_HEADER;
  const type = length >= ETHERNET_HEADER ? bytes.readUInt16BE(ip - 2) : 0;
  if (type === IP4 && length >= ETHERNET_HEADER + 20) {
    for (const address of [ip + 12, ip + 16])
      if ((bytes[address] ?? 0) < FIRST_MULTICAST) bytes[address + 1] = ((bytes[address + 1] ?? 0) + copy) & 0xff;
    bytes.writeUInt16BE(checksum(bytes, ip), ip + 10);
  } else if (type === IP6 && length >= ETHERNET_HEADER + 40) {
    for (const address of [ip + 8, ip + 24])
      if (bytes[address] !== 0xff) bytes[address + 5] = ((bytes[address + 5] ?? 0) + copy) & 0xff;
  }
}

function checksum(bytes: Buffer, ip: number): number {
  let sum = 0;
  for (let i = 0; i < 20; i += 2) if (i !== 10) sum += bytes.readUInt16BE(ip + i);
  sum = (sum & 0xffff) + (sum >>> 16);
  return ~((sum & 0xffff) + (sum >>> 16)) & 0xffff;
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

const [out, copies = '16'] = process.argv.slice(2);
if (process.argv[1] === import.meta.filename && out !== undefined)
  process.stdout.write(`${JSON.stringify(makeReal(out, Number(copies)))}\n`);

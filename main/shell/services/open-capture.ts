import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { constants, createGunzip, createZstdDecompress } from 'node:zlib';
import { EarshotError } from '../../contract/errors.ts';
import { codeOf } from '../../sessions/atomic-write.ts';

/** 256 KB to 1 MB a read is fastest; 16 MB costs 60 % more (docs/performance.md). */
const READ_SIZE = 512 * 1024;
const GZIP = [0x1f, 0x8b];
const ZSTD = [0x28, 0xb5, 0x2f, 0xfd];

export interface OpenCapture {
  /** The reader's name for it: the file's own name, never its path. */
  readonly name: string;
  /** Octets on disk, null for a pipe. */
  readonly size: number | null;
  /** The capture's own octets: gzip and zstd are opened on the way. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Octets of the file read so far, for progress. */
  readonly read: () => number;
  /** The compressed data broke: what came out before the break was handed over. Asked after the last chunk. */
  readonly damaged: () => boolean;
}

/** Opens a capture file.
 *  @throws EarshotError no-such-file, is-a-directory, no-permission, empty-file, read-failed */
export async function openCaptureFile(path: string): Promise<OpenCapture> {
  const name = basename(path);
  const info = await stat(path).catch((cause: unknown) => {
    throw readProblem(cause, name);
  });
  if (info.isDirectory()) throw new EarshotError('is-a-directory', { name });
  if (info.isFile() && info.size === 0) throw new EarshotError('empty-file', { name });
  return openStream(createReadStream(path, { highWaterMark: READ_SIZE }), name, info.isFile() ? info.size : null);
}

/** A pipe such as `tcpdump -w -`. */
export function openCapturePipe(input: Readable, name: string): OpenCapture {
  return openStream(input, name, null);
}

function openStream(input: Readable, name: string, size: number | null): OpenCapture {
  let read = 0;
  let damaged = false;
  async function* raw(): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of input) {
        const bytes = chunk as Uint8Array;
        read += bytes.length;
        yield bytes;
      }
    } catch (cause) {
      throw readProblem(cause, name);
    }
  }
  return { name, size, chunks: decompressed(raw(), () => (damaged = true)), read: () => read, damaged: () => damaged };
}

/** Looks at the first octets and opens gzip or zstd where they say so. A compressed file that is cut short gives what
 *  came out before the break: the capture inside is then cut short, too. */
async function* decompressed(raw: AsyncGenerator<Uint8Array>, onDamage: () => void): AsyncGenerator<Uint8Array> {
  const first: Uint8Array[] = [];
  let have = 0;
  for await (const chunk of withoutClosing(raw)) {
    first.push(chunk);
    have += chunk.length;
    if (have >= ZSTD.length) break;
  }
  const head = Buffer.concat(first);
  const opener = opened(head);
  async function* whole(): AsyncGenerator<Uint8Array> {
    if (head.length > 0) yield head;
    yield* raw;
  }
  if (!opener) {
    yield* whole();
    return;
  }
  const input = Readable.from(whole());
  input.on('error', (cause) => opener.destroy(cause));
  input.pipe(opener);
  try {
    for await (const chunk of opener) yield chunk as Uint8Array;
  } catch (cause) {
    if (cause instanceof EarshotError) throw cause;
    onDamage();
  } finally {
    input.destroy();
  }
}

/** A flush at the end in place of an error keeps what a cut-off file still holds. */
function opened(head: Uint8Array): ReturnType<typeof createGunzip> | ReturnType<typeof createZstdDecompress> | null {
  if (startsWith(head, GZIP)) return createGunzip({ finishFlush: constants.Z_SYNC_FLUSH, chunkSize: READ_SIZE });
  if (startsWith(head, ZSTD)) return createZstdDecompress({ finishFlush: constants.ZSTD_e_flush, chunkSize: READ_SIZE });
  return null;
}

/** The rest of `source` is still wanted after a `break`. */
async function* withoutClosing(source: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (;;) {
    const next = await source.next();
    if (next.done) return;
    yield next.value;
  }
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((octet, i) => bytes[i] === octet);
}

/** What a failed read means for the reader. */
function readProblem(cause: unknown, name: string): EarshotError {
  if (cause instanceof EarshotError) return cause;
  const code = codeOf(cause);
  if (code === 'ENOENT' || code === 'ENOTDIR') return new EarshotError('no-such-file', { name }, { cause });
  if (code === 'EISDIR') return new EarshotError('is-a-directory', { name }, { cause });
  if (code === 'EACCES' || code === 'EPERM') return new EarshotError('no-permission', { name }, { cause });
  return new EarshotError('read-failed', { name }, { cause });
}

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { EarshotError } from '../../contract/errors.ts';
import { readProblem } from '../../contract/file-problem.ts';
import { compressionOf, decompressed, HEAD_LENGTH } from './decompress.ts';

/** 256 KB to 1 MB a read is fastest; 16 MB costs 60 % more (docs/performance.md). */
const READ_SIZE = 512 * 1024;

export interface OpenCapture {
  /** The reader's name for it: the file's own name, never its path. */
  readonly name: string;
  /** Octets on disk, null for a pipe. */
  readonly size: number | null;
  /** The capture's own octets: gzip and zstd are opened on the way. Nothing is held open before the first is asked for
   *  or after the last, or after leaving early. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Octets of the file read so far, for progress. */
  readonly read: () => number;
  /** The compressed data broke or has no end: what came out before was handed over. Asked after the last chunk. */
  readonly damaged: () => boolean;
}

/** Opens a capture file.
 *  @param called the reader's name for it, where the path is our own
 *  @throws EarshotError no-such-file, is-a-directory, no-permission, empty-file, read-failed; some only on reading */
export async function openCaptureFile(path: string, called: string = basename(path)): Promise<OpenCapture> {
  const info = await stat(path).catch((cause: unknown) => {
    throw readProblem(cause, called);
  });
  if (info.isDirectory()) throw new EarshotError('is-a-directory', { name: called });
  if (info.isFile() && info.size === 0) throw new EarshotError('empty-file', { name: called });
  return openStream(
    () => createReadStream(path, { highWaterMark: READ_SIZE }),
    called,
    info.isFile() ? info.size : null,
  );
}

/** A pipe such as `tcpdump -w -`. */
export function openCapturePipe(input: Readable, name: string): OpenCapture {
  return openStream(() => input, name, null);
}

function openStream(open: () => Readable, name: string, size: number | null): OpenCapture {
  let read = 0;
  let damaged = false;
  async function* raw(): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of open()) {
        const bytes = chunk as Uint8Array;
        read += bytes.length;
        yield bytes;
      }
    } catch (cause) {
      throw readProblem(cause, name);
    }
  }
  return { name, size, chunks: opened(raw(), () => (damaged = true)), read: () => read, damaged: () => damaged };
}

/** Looks at the first octets and opens what they say is compressed. */
async function* opened(raw: AsyncGenerator<Uint8Array>, onDamage: () => void): AsyncGenerator<Uint8Array> {
  const first: Uint8Array[] = [];
  let have = 0;
  while (have < HEAD_LENGTH) {
    const next = await raw.next();
    if (next.done) break;
    first.push(next.value);
    have += next.value.length;
  }
  const head = Buffer.concat(first);
  async function* whole(): AsyncGenerator<Uint8Array> {
    try {
      if (head.length > 0) yield head;
      yield* raw;
    } finally {
      await raw.return(undefined); // also where nobody wants more than the head
    }
  }
  const compression = compressionOf(head);
  yield* compression === null ? whole() : decompressed(compression, whole(), onDamage);
}

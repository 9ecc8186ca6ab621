import { open, unlink } from 'node:fs/promises';
import { writeProblem } from '../contract/file-problem.ts';

/** What a capture file needs of the file system; a test passes one that is full. */
export interface GrowingFile {
  /** Writes all of `bytes` at `position`, or throws. */
  write(bytes: Uint8Array, position: number): Promise<void>;
  sync(): Promise<void>;
  truncate(length: number): Promise<void>;
  close(): Promise<void>;
}

/** Creates the file for the owner alone. An existing file is never written over. */
export async function createGrowingFile(path: string): Promise<GrowingFile> {
  const handle = await open(path, 'wx', 0o600).catch((cause: unknown) => {
    throw writeProblem(cause, null);
  });
  return {
    async write(bytes, position) {
      let done = 0;
      while (done < bytes.length) {
        const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
        done += bytesWritten;
      }
    },
    sync: () => handle.datasync(),
    truncate: (length) => handle.truncate(length),
    close: () => handle.close(),
  };
}

export function removeFile(path: string): Promise<void> {
  return unlink(path).catch(() => undefined);
}

const SYNC_MS = 1_000;

/** A capture that grows in place: whole blocks only, on the disk within a second, and cut back to the last whole block
 *  when a write fails, so that what was captured stays readable. */
export class CaptureFile {
  readonly #file: GrowingFile;
  readonly #now: () => number;
  #length = 0;
  #syncedAt: number;
  #syncedLength = 0;

  constructor(file: GrowingFile, now: () => number = () => performance.now()) {
    this.#file = file;
    this.#now = now;
    this.#syncedAt = now();
  }

  /** Octets of whole blocks in the file. */
  get length(): number {
    return this.#length;
  }

  /** Writes whole blocks and returns them as one. Throws EarshotError `disk-full`, `no-permission` or `write-failed`; the file then ends
   *  after the last block that found room. */
  async append(blocks: readonly Uint8Array[]): Promise<Uint8Array> {
    const bytes = Buffer.concat(blocks);
    try {
      await this.#write(bytes);
    } catch (cause) {
      await this.#saveWhatFits(blocks);
      throw writeProblem(cause, null);
    }
    await this.syncWhenDue();
    return bytes;
  }

  async #write(bytes: Uint8Array): Promise<void> {
    await this.#file.write(bytes, this.#length);
    this.#length += bytes.length;
  }

  async #saveWhatFits(blocks: readonly Uint8Array[]): Promise<void> {
    try {
      await this.#file.truncate(this.#length);
      for (const block of blocks) await this.#write(block);
    } catch {
      await this.#file.truncate(this.#length).catch(() => undefined); // then the reader stops at the broken block
    }
  }

  /** Syncs what was written since the last time, at most once a second. */
  async syncWhenDue(): Promise<void> {
    if (this.#syncedLength !== this.#length && this.#now() - this.#syncedAt >= SYNC_MS) await this.sync();
  }

  async sync(): Promise<void> {
    this.#syncedAt = this.#now();
    this.#syncedLength = this.#length;
    await this.#file.sync().catch((cause: unknown) => {
      throw writeProblem(cause, null);
    });
  }

  /** Syncs and closes. Closes also where the sync fails, and then throws. */
  async finish(): Promise<void> {
    try {
      await this.sync();
    } finally {
      await this.#file.close();
    }
  }
}

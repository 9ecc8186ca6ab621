import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { writeProblem } from '../contract/file-problem.ts';

/** The end of every temporary name: what carries it was never finished. */
export const PART = '.part';

/** A file that is there whole or not at all: temporary name, sync, rename, sync of the folder. A full disk leaves the old
 *  file as it was and no half-written new one. */
export class WholeFile {
  readonly #temporary: string;
  readonly #file: FileHandle;
  readonly #name: string;
  #open = true;

  private constructor(temporary: string, file: FileHandle, name: string) {
    this.#temporary = temporary;
    this.#file = file;
    this.#name = name;
  }

  /** @param near the folder and the beginning of the temporary name; `keep` says the final one
   *  @param name what the reader calls the file
   *  @throws EarshotError disk-full, no-permission or write-failed, as every method here */
  static async create(near: string, name: string, mode = 0o600): Promise<WholeFile> {
    const temporary = `${near}.${randomBytes(6).toString('hex')}${PART}`;
    try {
      return new WholeFile(temporary, await open(temporary, 'wx', mode), name);
    } catch (cause) {
      throw writeProblem(cause, name);
    }
  }

  async write(data: string | Uint8Array): Promise<void> {
    await this.#file.writeFile(data).catch((cause: unknown) => {
      throw writeProblem(cause, this.#name);
    });
  }

  /** It is whole: from now on it stands at `path`. Where that fails, nothing is left. */
  async keep(path: string): Promise<void> {
    try {
      await this.#file.sync();
      await this.#close();
      await rename(this.#temporary, path);
      await syncFolder(dirname(path));
    } catch (cause) {
      await this.discard();
      throw writeProblem(cause, this.#name);
    }
  }

  /** It never was. May be called at any time. */
  async discard(): Promise<void> {
    await this.#close().catch(() => undefined);
    await rm(this.#temporary, { force: true });
  }

  async #close(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    await this.#file.close();
  }
}

/** Writes a whole file or nothing.
 *  @throws EarshotError disk-full, no-permission or write-failed; `name` is what the reader calls the file */
export async function writeWhole(path: string, data: string | Uint8Array, name: string, mode = 0o600): Promise<void> {
  const file = await WholeFile.create(path, name, mode);
  try {
    await file.write(data);
  } catch (cause) {
    await file.discard();
    throw cause;
  }
  await file.keep(path);
}

/** Makes the new name last through a power cut. Not every system can (Windows opens no folder, some network disks refuse):
 *  the file itself is synced, and stands whole under one of its two names. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // as above
  }
}

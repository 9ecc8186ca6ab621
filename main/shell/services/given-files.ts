import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { EarshotError } from '../../contract/errors.ts';
import { readProblem, writeProblem } from '../../contract/file-problem.ts';
import { WholeFile } from '../../sessions/atomic-write.ts';

export interface GivenFile {
  readonly path: string;
  /** The file's name as the person knows it. */
  readonly name: string;
}

/** Files that a person chose or dropped, waiting to be opened. They lie in our own folder until then. */
export class GivenFiles {
  readonly #folder: string;
  readonly #files = new Map<string, GivenFile>();

  constructor(root: string) {
    this.#folder = join(root, 'given');
  }

  /** @throws EarshotError what reading the bytes and writing the copy may throw */
  async take(bytes: AsyncIterable<Uint8Array>, name: string): Promise<{ handle: string; name: string }> {
    const handle = randomBytes(16).toString('hex');
    const path = join(this.#folder, handle);
    await mkdir(this.#folder, { recursive: true, mode: 0o700 }).catch((cause: unknown) => {
      throw writeProblem(cause, name);
    });
    const file = await WholeFile.create(path, name);
    try {
      for await (const chunk of bytes) await file.write(chunk);
    } catch (cause) {
      await file.discard();
      // The copy's own failures are told already; what is left is the given file's.
      throw readProblem(cause, name);
    }
    await file.keep(path);
    this.#files.set(handle, { path, name });
    return { handle, name };
  }

  /** @throws EarshotError no-such-file */
  get(handle: string): GivenFile {
    const file = this.#files.get(handle);
    if (!file) throw new EarshotError('no-such-file');
    return file;
  }

  async forget(handle: string): Promise<void> {
    const file = this.#files.get(handle);
    this.#files.delete(handle);
    if (file) await rm(file.path, { force: true });
  }

  /** All of them, and what an earlier run left behind. */
  async clear(): Promise<void> {
    this.#files.clear();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

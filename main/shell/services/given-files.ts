import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { EarshotError } from '../../contract/errors.ts';
import { readProblem, writeProblem } from '../../contract/file-problem.ts';
import { WholeFile } from '../../sessions/atomic-write.ts';

export interface GivenFile {
  readonly path: string;
  /** The file's name as the person knows it. */
  readonly name: string;
}

type Chunk = IteratorResult<Uint8Array>;

/** Files that a person chose or dropped, waiting to be opened. They lie in our own folder until then. */
export class GivenFiles {
  readonly #folder: string;
  readonly #files = new Map<string, GivenFile>();

  constructor(root: string) {
    this.#folder = join(root, 'given');
  }

  /** @throws EarshotError what reading the bytes and writing the copy may throw */
  async take(bytes: AsyncIterable<Uint8Array>, name: string): Promise<{ handle: string; name: string }> {
    // Asked for at once: the error of a stream that nobody reads yet would end the process.
    const source = bytes[Symbol.asyncIterator]();
    const first = source.next();
    first.catch(() => undefined); // told when it is read
    try {
      const handle = randomBytes(16).toString('hex');
      const path = await this.#copy(first, source, handle, name);
      this.#files.set(handle, { path, name });
      return { handle, name };
    } finally {
      await source.return?.().catch(() => undefined);
    }
  }

  async #copy(first: Promise<Chunk>, source: AsyncIterator<Uint8Array>, handle: string, name: string): Promise<string> {
    const path = join(this.#folder, handle);
    await mkdir(this.#folder, { recursive: true, mode: 0o700 }).catch((cause: unknown) => {
      throw writeProblem(cause, name);
    });
    const file = await WholeFile.create(path, name);
    try {
      for (let next = await first; next.done !== true; next = await source.next()) await file.write(next.value);
    } catch (cause) {
      await file.discard();
      // The copy's own failures are told already; what is left is the given file's.
      throw readProblem(cause, name);
    }
    await file.keep(path);
    return path;
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

  /** All that this run was given. */
  async clear(): Promise<void> {
    for (const handle of this.#files.keys()) await this.forget(handle);
  }

  /** What an earlier run left behind. */
  async removeOld(before: number): Promise<void> {
    for (const name of await readdir(this.#folder).catch(() => [])) {
      const path = join(this.#folder, name);
      const found = await stat(path).catch(() => null);
      if (found && found.mtimeMs < before) await rm(path, { force: true });
    }
  }
}

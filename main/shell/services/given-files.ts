import { randomBytes } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { EarshotError } from '../../contract/errors.ts';
import { writeProblem } from '../../sessions/atomic-write.ts';

/** Files that a person chose or dropped, waiting to be opened. They lie in our own folder until then. */
export class GivenFiles {
  readonly #folder: string;
  readonly #files = new Map<string, { path: string; name: string }>();

  constructor(root: string) {
    this.#folder = join(root, 'given');
  }

  async take(bytes: AsyncIterable<Uint8Array>, name: string): Promise<{ handle: string; name: string }> {
    const handle = randomBytes(16).toString('hex');
    const path = join(this.#folder, handle);
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    try {
      const file = await open(path, 'wx', 0o600);
      try {
        for await (const chunk of bytes) await file.writeFile(chunk);
      } finally {
        await file.close();
      }
    } catch (cause) {
      await rm(path, { force: true });
      throw writeProblem(cause, name);
    }
    this.#files.set(handle, { path, name });
    return { handle, name };
  }

  /** @throws EarshotError no-such-file */
  path(handle: string): { path: string; name: string } {
    const file = this.#files.get(handle);
    if (!file) throw new EarshotError('no-such-file', { name: '' });
    return file;
  }

  async forget(handle: string): Promise<void> {
    const file = this.#files.get(handle);
    this.#files.delete(handle);
    if (file) await rm(file.path, { force: true });
  }

  /** What an earlier run left behind. */
  async clear(): Promise<void> {
    this.#files.clear();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

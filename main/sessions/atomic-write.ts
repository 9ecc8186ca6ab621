import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { EarshotError } from '../contract/errors.ts';

/** Writes a whole file or nothing: temporary name, sync, rename, sync of the folder. A full disk leaves the old file as
 *  it was and no half-written new one.
 *  @throws EarshotError disk-full, no-permission or write-failed; `name` is what the reader calls the file */
export async function writeWhole(path: string, data: string | Uint8Array, name: string, mode = 0o600): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.part`;
  try {
    const file = await open(temporary, 'wx', mode);
    try {
      await file.writeFile(data);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (cause) {
    await rm(temporary, { force: true });
    throw writeProblem(cause, name);
  }
}

/** What a failed write means for the reader. */
export function writeProblem(cause: unknown, name: string): EarshotError {
  if (cause instanceof EarshotError) return cause;
  const code = codeOf(cause);
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return new EarshotError('disk-full', { name }, { cause });
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return new EarshotError('no-permission', { name }, { cause });
  return new EarshotError('write-failed', { name }, { cause });
}

/** Node's error code (`ENOENT`), an empty string where there is none. */
export function codeOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder; there the rename alone must do.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

import { Stats } from 'node:fs';
import { access, constants, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { EarshotError } from '../contract/errors.ts';
import { codeOf, writeProblem } from '../contract/file-problem.ts';
import { writeWhole } from '../sessions/atomic-write.ts';

const NOT_THERE: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR']);

/** Writes to the place that was named on the command line: a file whole or not at all; a pipe or device that stands there
 *  (`>(jq)`, `/dev/null`) is written to, never replaced.
 *  @throws EarshotError output-is-folder, and what `writeWhole` throws */
export async function writeOut(path: string, data: string | Uint8Array): Promise<void> {
  const name = basename(resolve(path));
  const there = await stat(path).catch(() => null);
  if (there?.isDirectory()) throw new EarshotError('output-is-folder', { name });
  if (there === null || there.isFile()) return writeWhole(path, data, name);
  await writeFile(path, data).catch((cause: unknown) => {
    throw writeProblem(cause, name);
  });
}

/** Whether `writeOut` can begin, asked before a long analysis: what is wrong is the place, not the recording.
 *  @throws EarshotError output-is-folder, output-folder-missing, no-permission */
export async function checkOut(path: string): Promise<void> {
  const full = resolve(path);
  const there = await stat(full).catch(() => null);
  if (there?.isDirectory()) throw new EarshotError('output-is-folder', { name: basename(full) });
  if (there !== null && !there.isFile()) return; // a pipe or device is written to where it stands
  const folder = /[\\/]$/.test(path) ? full : dirname(full); // `results/` names a folder
  const around = await stat(folder).catch((cause: unknown) => cause);
  if (NOT_THERE.has(codeOf(around)) || (around instanceof Stats && !around.isDirectory()))
    throw new EarshotError('output-folder-missing', { name: basename(folder) });
  await access(folder, constants.W_OK | constants.X_OK).catch((cause: unknown) => {
    throw writeProblem(cause, basename(full));
  });
}

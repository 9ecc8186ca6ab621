import { stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { EarshotError } from '../contract/errors.ts';
import { writeProblem } from '../contract/file-problem.ts';
import { writeWhole } from '../sessions/atomic-write.ts';

/** Writes to the place that was named on the command line: a file whole or not at all; a pipe or device that stands there
 *  (`>(jq)`, `/dev/null`) is written to, never replaced.
 *  @throws EarshotError is-a-directory, and what `writeWhole` throws */
export async function writeOut(path: string, data: string | Uint8Array): Promise<void> {
  const name = basename(path);
  const there = await stat(path).catch(() => null);
  if (there?.isDirectory()) throw new EarshotError('is-a-directory', { name });
  if (there === null || there.isFile()) return writeWhole(path, data, name);
  await writeFile(path, data).catch((cause: unknown) => {
    throw writeProblem(cause, name);
  });
}

import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { KeyLog } from '../../analysis/model/key-log.ts';
import { EarshotError } from '../../contract/errors.ts';
import { readProblem } from '../../contract/file-problem.ts';

/** Octets of a key log that are read: some 200,000 connections. A larger file is something else that was given by mistake. */
const MOST_OCTETS = 256 * 1024 * 1024;

/** The octets of a TLS key log. They open private conversations: nothing keeps them or prints them.
 *  @throws EarshotError bad-keylog where no line of it is one, and why the file cannot be read */
export async function readKeyLog(path: string): Promise<Uint8Array> {
  const name = basename(path);
  try {
    if ((await stat(path)).size > MOST_OCTETS) throw new EarshotError('bad-keylog', { name });
    const bytes = new Uint8Array(await readFile(path));
    const log = new KeyLog();
    log.add(bytes);
    if (log.size === 0) throw new EarshotError('bad-keylog', { name });
    return bytes;
  } catch (cause) {
    throw cause instanceof EarshotError ? cause : readProblem(cause, name);
  }
}

import { join } from 'node:path';
import { build } from './built.mjs';
import { handOver } from './hand-over.mjs';
import { ROOT, say } from './run.mjs';
import { ensureReady } from './setup.mjs';

/** Sets up what is missing, then runs one of the project's programs under the Node that it needs. What it prints on stdout
 *  is the program's alone.
 *  @param {string} path of the program, below the project's folder
 *  @param {Parameters<typeof build>[0] | null} [part] what to build first */
export async function runEntry(path, part = null) {
  try {
    const node = ensureReady();
    if (part !== null) build(part, node);
    // npm changed the folder to the project's; the names that the user typed are read from where they typed them.
    const cwd = process.env['INIT_CWD'] ?? process.cwd();
    process.exitCode = await handOver(node, [join(ROOT, path), ...process.argv.slice(2)], { cwd });
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  }
}

/** `npm run --silent earshot -- …`: the command in a checkout. What it prints on stdout is the command's alone. */
import { join } from 'node:path';
import { handOver } from './hand-over.mjs';
import { ROOT, say } from './run.mjs';
import { ensureReady } from './setup.mjs';

try {
  const node = ensureReady();
  const entry = join(ROOT, 'main', 'cli', 'earshot.ts');
  // npm changed the folder to the project's; the names that the user typed are read from where they typed them.
  const cwd = process.env['INIT_CWD'] ?? process.cwd();
  process.exitCode = await handOver(node, [entry, ...process.argv.slice(2)], { cwd });
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}

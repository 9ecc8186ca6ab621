/** `npm run corpus`: Earshot beside nDPI over the real captures (docs/corpus-differences.md). */
import { fileURLToPath } from 'node:url';
import { handOver } from './hand-over.mjs';
import { say } from './run.mjs';
import { ensureReady } from './setup.mjs';

try {
  const node = ensureReady();
  const entry = fileURLToPath(new URL('../test/corpus/run.ts', import.meta.url));
  // npm changed the folder to the project's; the names that the user typed are read from where they typed them.
  const cwd = process.env['INIT_CWD'] ?? process.cwd();
  process.exitCode = await handOver(node, [entry, ...process.argv.slice(2)], { cwd });
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}

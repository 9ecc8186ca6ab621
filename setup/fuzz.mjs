/** `npm run fuzz`: damaged, changed and flooding captures (docs/fuzzing.md). */
import { fileURLToPath } from 'node:url';
import { handOver } from './hand-over.mjs';
import { say } from './run.mjs';
import { ensureReady } from './setup.mjs';

try {
  const node = ensureReady();
  const entry = fileURLToPath(new URL('../test/fuzz/run.ts', import.meta.url));
  // npm changed the folder to the project's; the names that the user typed are read from where they typed them.
  const cwd = process.env['INIT_CWD'] ?? process.cwd();
  process.exitCode = await handOver(node, [entry, ...process.argv.slice(2)], { cwd });
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}

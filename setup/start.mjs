/** `npm start`: makes everything ready and opens Earshot. `npm start -- --headless` runs the bundled sample instead. */
import { join } from 'node:path';
import { build } from './built.mjs';
import { fetchElectron } from './electron.mjs';
import { handOver } from './hand-over.mjs';
import { ROOT, say } from './run.mjs';
import { ensureReady } from './setup.mjs';

try {
  const node = ensureReady();
  const electron = await fetchElectron(node);
  if (electron !== null) {
    build('electron-main', node);
    build('electron-preload', node);
  }
  // `start.ts` chooses the shell; EARSHOT_ELECTRON is Electron's program, unset where its binary is not there.
  const env = { ...process.env, ...(electron === null ? {} : { EARSHOT_ELECTRON: electron }) };
  const entry = join(ROOT, 'main', 'shell', 'start.ts');
  process.exitCode = await handOver(node, [entry, ...process.argv.slice(2)], { env });
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}

/** `npm start`, after set-up: opens Earshot, in Electron where its program is there, else in a Chromium window through
 *  the local web shell. `--headless` runs the bundled sample from packets to PDF without any window. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { EarshotError } from '../contract/errors.ts';
import { dataFolder } from '../sessions/home.ts';
import { tellError } from '../cli/tell-error.ts';
import { createText } from '../text/index.ts';
import { runSampleHeadless } from './headless.ts';
import { runWebShell } from './web/run.ts';
import { openWindow } from './web/window.ts';

try {
  if (process.argv.includes('--headless')) await runSampleHeadless();
  else if (process.env['EARSHOT_ELECTRON']) process.exitCode = await openElectron(process.env['EARSHOT_ELECTRON']);
  else await openInWindow();
} catch (cause) {
  const problem = cause instanceof EarshotError ? cause : new EarshotError('analysis-failed', {}, { cause });
  process.stderr.write(`${tellError(problem)}\n`);
  process.exitCode = 2;
}

function openElectron(program: string): Promise<number> {
  const app = fileURLToPath(new URL('../..', import.meta.url));
  return new Promise((resolve, reject) => {
    spawn(program, [app], { stdio: 'inherit' }).once('error', reject).once('exit', (code) => resolve(code ?? 1));
  });
}

async function openInWindow(): Promise<void> {
  const { t } = createText('en');
  const running = await runWebShell(dataFolder(), (note) => process.stderr.write(`${t(note === 'npm-chromium' ? 'command.npm-chromium' : 'command.sandbox-off')}\n`));
  try {
    const window = await openWindow(running.shell.gate.entry('/'));
    const stop = (): void => window.close();
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    await window.closed;
  } finally {
    await running.close();
  }
}

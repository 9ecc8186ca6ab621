/** `npm start`, after set-up: opens Earshot, in Electron where its program is there, else in a Chromium window through
 *  the local web shell. `--headless` runs the bundled sample from packets to PDF without any window. */
import { printInChromium } from '../cli/print-in-chromium.ts';
import { tellError } from '../cli/tell-error.ts';
import { EarshotError } from '../contract/errors.ts';
import { dataFolder } from '../sessions/home.ts';
import { createText } from '../text/index.ts';
import { runSampleHeadless } from './headless.ts';
import { openInElectron, runsAsRoot, sampleInElectron } from './run-electron.ts';
import { startAnalysisThread } from './services/analysis-thread.ts';
import { runWebShell } from './web/run.ts';
import { openWindow } from './web/window.ts';

try {
  const electron = process.env['EARSHOT_ELECTRON'];
  if (process.argv.includes('--headless')) process.exitCode = await runSample(electron);
  else if (electron) process.exitCode = await openElectron(electron);
  else await openInWindow();
} catch (cause) {
  const problem = cause instanceof EarshotError ? cause : new EarshotError('analysis-failed', {}, { cause });
  process.stderr.write(`${tellError(problem)}\n`);
  process.exitCode = 2;
}

/** The PDF comes from Electron where it is there and can, else from a Chromium. */
async function runSample(electron: string | undefined): Promise<number> {
  if (electron) {
    if (runsAsRoot()) note('command.sandbox-off');
    const said = await sampleInElectron(electron);
    if (said !== null) {
      process.stdout.write(said);
      return 0;
    }
    note('command.electron-fell-back');
  }
  return runSampleHeadless({ startAnalysis: startAnalysisThread, printDocument: printInChromium });
}

async function openElectron(program: string): Promise<number> {
  const code = await openInElectron(program);
  if (code === 0) return 0;
  note('command.electron-failed');
  return 2;
}

function note(key: 'command.sandbox-off' | 'command.electron-fell-back' | 'command.electron-failed'): void {
  process.stderr.write(`${createText('en').t(key)}\n`);
}

async function openInWindow(): Promise<void> {
  const { t } = createText('en');
  const running = await runWebShell(dataFolder(), (note) =>
    process.stderr.write(`${t(note === 'npm-chromium' ? 'command.npm-chromium' : 'command.sandbox-off')}\n`),
  );
  try {
    const window = await openWindow(running.shell.gate.entry('/'));
    const stop = (): void => window.close();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
    // On macOS a browser goes on without its last window; its page then stays away.
    if (process.platform === 'darwin') void running.shell.left.then(stop);
    await window.closed;
  } finally {
    await running.close();
  }
}

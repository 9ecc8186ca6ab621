import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { EarshotError } from '../contract/errors.ts';

/** The folder whose package.json tells Electron where the app begins. */
const APP = fileURLToPath(new URL('../..', import.meta.url));
/** The sample takes some seconds; an Electron that finds no screen may hang instead of ending. */
const SAMPLE_WITHIN_MS = 120_000;

/** Opens the app in Electron's own window.
 *  @returns Electron's exit code once the window is closed, null where a signal ended it
 *  @throws EarshotError window-as-root */
export async function openInElectron(program: string, isRoot = runsAsRoot()): Promise<number | null> {
  // The window keeps Chromium's sandbox, and Electron refuses to start with it as root.
  if (isRoot) throw new EarshotError('window-as-root');
  const child = spawn(program, [APP], { stdio: 'inherit', env: environment() });
  const stop = (): void => void child.kill();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  return ended(child);
}

/** Runs the sample in Electron without a window. What it says is held back until it is done, so that an Electron that
 *  breaks down half-way leaves no half answer; its stderr is Chromium's chatter and goes nowhere.
 *  @returns all that it said; null: it could not do it */
export async function sampleInElectron(
  program: string,
  isRoot = runsAsRoot(),
  withinMs = SAMPLE_WITHIN_MS,
): Promise<string | null> {
  const args = [...screenless(process.platform), ...(isRoot ? ['--no-sandbox'] : []), APP, '--headless'];
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: environment(),
    timeout: withinMs,
    killSignal: 'SIGKILL',
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const code = await ended(child);
  return code === 0 ? said : null;
}

/** Linux alone needs a screen for windows that nobody sees. Chromium's own `--headless` means nothing to Electron. */
function screenless(platform: NodeJS.Platform): string[] {
  return platform === 'linux' ? ['--ozone-platform=headless', '--disable-gpu'] : [];
}

/** Terminals inside other Electron apps set the first, which turns Electron into a plain Node. */
function environment(): NodeJS.ProcessEnv {
  const { ELECTRON_RUN_AS_NODE: _plainNode, ...kept } = process.env;
  return kept;
}

export function runsAsRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Resolves once the program is gone and all it said was read. A program that cannot be started counts as 127, as a
 *  shell has it. */
function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('close', (code) => resolve(code));
  });
}

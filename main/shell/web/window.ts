import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EarshotError } from '../../contract/errors.ts';
import { installedChromium, QUIET_ARGUMENTS } from '../../report/chromium.ts';

export interface ShellWindow {
  readonly closed: Promise<void>;
  close(): void;
}

/** Opens the shell in a Chromium window of its own with a throw-away profile. Never the user's own browser: its
 *  extensions could read the page, and its traffic would be in the recording.
 *  @throws EarshotError no-chromium, window-as-root */
export async function openWindow(url: string): Promise<ShellWindow> {
  const program = await installedChromium();
  if (!program) throw new EarshotError('no-chromium');
  // The window keeps Chromium's sandbox, and Chromium refuses to start with it as root.
  if (process.getuid?.() === 0) throw new EarshotError('window-as-root');
  const profile = await mkdtemp(join(tmpdir(), 'earshot-'));
  const child = spawn(program, [...QUIET_ARGUMENTS, `--user-data-dir=${profile}`, '--window-size=1280,900', `--app=${url}`], { stdio: 'ignore' });
  const closed = ended(child).finally(() => rm(profile, { recursive: true, force: true, maxRetries: 5 }));
  return { closed, close: () => void child.kill() };
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('error', (cause) => reject(new EarshotError('no-chromium', {}, { cause })));
    child.once('exit', () => resolve());
  });
}

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EarshotError } from '../../contract/errors.ts';
import { installedChromium, QUIET_ARGUMENTS } from '../../report/chromium.ts';

export interface ShellWindow {
  /** Settles when the window's program has ended and its profile is gone. Rejects with EarshotError `window-failed` where
   *  it ended by a fault, and `no-chromium` where it could not be started. */
  readonly closed: Promise<void>;
  close(): void;
}

/** `--test-type` keeps away the bar that warns of unsupported flags: ours take rights away and give none. */
const WINDOW_ARGUMENTS = ['--test-type', '--window-size=1280,900'];

/** Opens the shell in a Chromium window of its own with a throw-away profile. Never the user's own browser: its
 *  extensions could read the page, and its traffic would be in the recording.
 *  @param program and `isRoot`: for tests
 *  @throws EarshotError no-chromium, window-as-root */
export async function openWindow(
  url: string,
  program?: string,
  isRoot = process.getuid?.() === 0,
): Promise<ShellWindow> {
  // The window keeps Chromium's sandbox, and Chromium refuses to start with it as root.
  if (isRoot) throw new EarshotError('window-as-root');
  const browser = program ?? (await installedChromium());
  if (!browser) throw new EarshotError('no-chromium');
  const profile = await mkdtemp(join(tmpdir(), 'earshot-'));
  const child = spawn(
    browser,
    [...QUIET_ARGUMENTS, ...WINDOW_ARGUMENTS, `--user-data-dir=${profile}`, `--app=${url}`],
    {
      stdio: 'ignore',
      // A crash leaves what the page held: it goes with the profile.
      env: { ...process.env, BREAKPAD_DUMP_LOCATION: join(profile, 'crashes') },
    },
  );
  let asked = false;
  const closed = removedAfter(
    ended(child, () => asked),
    profile,
  );
  closed.catch(() => undefined); // whoever awaits it hears of it
  return {
    closed,
    close: () => {
      asked = true;
      child.kill();
    },
  };
}

/** @param isAsked whether we ended it ourselves */
function ended(child: ChildProcess, isAsked: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('error', (cause) => reject(new EarshotError('no-chromium', {}, { cause })));
    child.once('exit', (code) => {
      if (code === 0 || isAsked()) resolve();
      else reject(new EarshotError('window-failed'));
    });
  });
}

/** A browser's helpers end a moment after it and still write. What they hold on to is left to the system. */
async function removedAfter(over: Promise<void>, profile: string): Promise<void> {
  try {
    await over;
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }).catch(() => undefined);
  }
}

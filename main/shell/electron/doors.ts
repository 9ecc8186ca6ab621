import { join } from 'node:path';
import { app, protocol, session, type Session } from 'electron';
import { SCHEME } from './content-policy.ts';
import { guardContents, guardSession, silenceChromium } from './guard.ts';
import { servePages } from './pages.ts';

/** In memory alone: closing the app leaves no trace of a browser on the disk. */
const PARTITION = 'earshot';

/** What must be settled before Electron is ready.
 *  @param sandboxed false only for the PDF of a user who is root */
export function closeDoors(sandboxed: boolean): void {
  silenceChromium(app);
  if (sandboxed) app.enableSandbox();
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true } }]);
}

/** The one session of all windows: guarded, and served with our pages. Only once the app is ready. */
export function openSession(folder: string): Session {
  const own = session.fromPartition(PARTITION, { cache: false });
  guardSession(own);
  servePages(own, join(folder, '..', 'renderer'));
  return own;
}

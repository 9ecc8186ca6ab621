import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { PrintNote } from '../../report/print.ts';
import { startAnalysisThread } from '../services/analysis-thread.ts';
import { makeServices } from '../services/make-services.ts';
import { RENDERER_FOLDER } from '../services/renderer-folder.ts';
import type { Services } from '../services/services.ts';
import { printFromShell } from './report-printer.ts';
import { startWebShell, type WebShell } from './server.ts';

export interface RunningShell {
  readonly shell: WebShell;
  readonly services: Services;
  close(): Promise<void>;
}

/** The services behind the local web shell.
 *  @param root the data folder
 *  @param onNote told where the PDF is made in a way the person should know */
export async function runWebShell(root: string, onNote: (note: PrintNote) => void): Promise<RunningShell> {
  let shell: WebShell | null = null;
  const services = await makeServices(
    {
      printReport: (sessionId) => printFromShell(running(shell), sessionId, join(root, 'browser'), onNote),
      choosePdfPath: (suggestedName) => Promise.resolve(downloadPath(suggestedName)),
      startAnalysis: startAnalysisThread,
    },
    root,
  );
  shell = await startWebShell(services, RENDERER_FOLDER, randomBytes(4).toString('hex'));
  return {
    shell,
    services,
    close: async () => {
      // Recordings are finished whatever becomes of the pages.
      await Promise.all([services.close(), running(shell).close()]);
    },
  };
}

function running(shell: WebShell | null): WebShell {
  if (!shell) throw new Error('the web shell prints only while it runs');
  return shell;
}

/** A browser window has no save dialog of ours: the report goes where a person looks for what was saved. Null: no such
 *  folder here, and it stays in the session's own. */
function downloadPath(name: string): string | null {
  const folder = join(homedir(), 'Downloads');
  return existsSync(folder) ? join(folder, name) : null;
}

import { type PrintNote, printReport } from '../../report/print.ts';
import type { WebShell } from './server.ts';

/** Prints a session's report page out of a running web shell. */
export async function printFromShell(
  shell: WebShell,
  sessionId: string,
  cacheFolder: string,
  onNote: (note: PrintNote) => void,
): Promise<Uint8Array> {
  return printReport({ url: shell.gate.entry(`/report/${sessionId}`), cacheFolder, onNote });
}

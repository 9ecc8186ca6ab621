import { join } from 'node:path';
import { app, ipcMain } from 'electron';
import type { Job } from '../services/ports.ts';
import { startAnalysis } from './analysis.ts';
import { closeDoors, openSession } from './doors.ts';
import { serveCommands } from './ipc.ts';
import { printReport } from './print.ts';

/** Runs a job in an app that never shows a window, and ends the app with the job's exit code.
 *  @param folder as for `openEarshot` */
export async function runWithoutWindow(job: Job, folder: string): Promise<void> {
  // enableSandbox would take back the switch with which root starts us, and no page could be drawn.
  closeDoors(!app.commandLine.hasSwitch('no-sandbox'));
  // The report's window comes and goes, and it is the only one: without a listener its end would end the app.
  app.on('window-all-closed', () => undefined);
  await app.whenReady();

  const own = openSession(folder);
  const preload = join(folder, 'preload.cjs');
  const pages = new Set<number>();
  const code = await job({
    startAnalysis: () => startAnalysis(join(folder, 'analysis-process.js')),
    printDocument: (document, sessionId) => {
      serveCommands(ipcMain, pages, document);
      return printReport(sessionId, own, preload, pages);
    },
  });
  app.exit(code);
}

import { join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, Menu } from 'electron';
import type { MakeServices } from '../services/ports.ts';
import { startAnalysis } from './analysis.ts';
import { PAGES } from './content-policy.ts';
import { closeDoors, openSession } from './doors.ts';
import { sendEvents, serveCommands } from './ipc.ts';
import { printReport } from './print.ts';
import { mainWindowSettings } from './window-settings.ts';

/** Opens the app's one window over the services.
 *  @param folder where the build put `main.js`, `preload.cjs` and `analysis-process.js`; the pages lie in `../renderer` */
export async function openEarshot(makeServices: MakeServices, folder: string): Promise<void> {
  closeDoors(true);
  app.on('window-all-closed', () => app.quit());
  await app.whenReady();

  const own = openSession(folder);
  setMenu();

  const preload = join(folder, 'preload.cjs');
  const window = new BrowserWindow(mainWindowSettings(own, preload));
  const pages = new Set([window.webContents.id]);
  const services = await makeServices({
    printReport: (sessionId) => printReport(sessionId, own, preload, pages),
    choosePdfPath: (suggestedName) => choosePdfPath(window, suggestedName),
    startAnalysis: () => startAnalysis(join(folder, 'analysis-process.js')),
  });
  serveCommands(ipcMain, pages, services);
  window.on('closed', sendEvents(window.webContents, services));
  closeBeforeQuit(() => services.close());
  window.once('ready-to-show', () => window.show());
  await window.loadURL(`${PAGES}/index.html`);
}

async function choosePdfPath(window: BrowserWindow, suggestedName: string): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: suggestedName,
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  });
  return canceled || filePath === '' ? null : filePath;
}

/** Holds the end of the app back until recordings and child processes are closed, once. */
function closeBeforeQuit(close: () => Promise<void>): void {
  let closing = false;
  app.on('will-quit', (event) => {
    if (closing) return;
    closing = true;
    event.preventDefault();
    void close().finally(() => app.exit());
  });
}

/** The default menu links to web pages. macOS needs one for copy and paste; elsewhere there is none. */
function setMenu(): void {
  const roles = ['appMenu', 'editMenu', 'windowMenu'] as const;
  const menu = process.platform === 'darwin' ? Menu.buildFromTemplate(roles.map((role) => ({ role }))) : null;
  Menu.setApplicationMenu(menu);
}

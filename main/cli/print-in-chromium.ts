import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { dataFolder } from '../sessions/home.ts';
import type { PrintDocument } from '../shell/services/ports.ts';
import { RENDERER_FOLDER } from '../shell/services/renderer-folder.ts';
import { printFromShell } from '../shell/web/report-printer.ts';
import { startWebShell } from '../shell/web/server.ts';
import { createText } from '../text/index.ts';

/** Prints a report page through a web shell that lives for this one page. */
export const printInChromium: PrintDocument = async (document, sessionId) => {
  const shell = await startWebShell(document, RENDERER_FOLDER, randomBytes(4).toString('hex'));
  try {
    return await printFromShell(shell, sessionId, join(dataFolder(), 'browser'), tellNote);
  } finally {
    await shell.close();
  }
};

function tellNote(note: 'sandbox-off-for-root' | 'npm-chromium'): void {
  const key = note === 'npm-chromium' ? 'command.npm-chromium' : 'command.sandbox-off';
  process.stderr.write(`${createText('en').t(key)}\n`);
}

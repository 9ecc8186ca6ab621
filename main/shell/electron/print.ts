import { BrowserWindow, type PrintToPDFOptions, type Session, type WebContents } from 'electron';
import { EarshotError } from '../../contract/errors.ts';
import { PAGES } from './content-policy.ts';
import { printWindowSettings } from './window-settings.ts';

/** Tagged and outlined for screen readers; size and margins are the page's own (`@page` in the report's style). */
const OPTIONS = {
  generateTaggedPDF: true,
  generateDocumentOutline: true,
  preferCSSPageSize: true,
  printBackground: true,
} as const satisfies PrintToPDFOptions;

/** A report of 1,000 findings draws in a few seconds; after this long something is broken. */
const READY_WITHIN_MS = 60_000;
const LOOK_AGAIN_MS = 50;
/** What renderer/report/say-when-ready.ts sets once text and fonts are there. */
const IS_READY = `document.documentElement.dataset.ready === 'report'`;

/** Prints a session's report in a window of its own that nobody sees.
 *  @param pages where the window's id stands while it lives, so that its page may ask for the session
 *  @throws EarshotError pdf-failed */
export async function printReport(
  sessionId: string,
  session: Session,
  preload: string,
  pages: Set<number>,
): Promise<Uint8Array> {
  const window = new BrowserWindow(printWindowSettings(session, preload));
  const { webContents } = window;
  pages.add(webContents.id);
  try {
    await window.loadURL(`${PAGES}/index.html#/report/${encodeURIComponent(sessionId)}`);
    await untilReady(webContents);
    return await webContents.printToPDF(OPTIONS);
  } catch (cause) {
    throw cause instanceof EarshotError ? cause : new EarshotError('pdf-failed', {}, { cause });
  } finally {
    pages.delete(webContents.id);
    window.destroy();
  }
}

async function untilReady(page: WebContents): Promise<void> {
  for (let waited = 0; waited < READY_WITHIN_MS; waited += LOOK_AGAIN_MS) {
    if ((await page.executeJavaScript(IS_READY)) === true) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
  throw new EarshotError('pdf-failed');
}

import { chromium as playwright, type Browser } from 'playwright-core';
import { EarshotError } from '../contract/errors.ts';
import { installedChromium, QUIET_ARGUMENTS } from './chromium.ts';
import { npmChromium } from './npm-chromium.ts';

/** How long a report may take to draw: fonts and a few hundred findings take under 5 s on a slow laptop. */
const DRAW_MS = 60_000;

/** What a person should know of how the PDF is made. */
export type PrintNote = 'sandbox-off-for-root' | 'npm-chromium';

export interface PrintOptions {
  /** Address of the report page, on 127.0.0.1. */
  readonly url: string;
  /** Our own folder, for the Chromium that npm carries. */
  readonly cacheFolder: string;
  /** Told once where the sandbox had to be off. */
  readonly onNote: (note: PrintNote) => void;
  /** Finds the browser that is installed; for tests. */
  readonly chromium?: () => Promise<string | null>;
}

/** The report page as a PDF, made by a Chromium without a window. Tagged, with an outline, in the page's own size.
 *  @throws EarshotError no-chromium, pdf-failed */
export async function printReport(options: PrintOptions): Promise<Uint8Array> {
  const browser = await launch(options);
  try {
    const page = await browser.newPage();
    await page.goto(options.url, { timeout: DRAW_MS });
    const drawn = await page.waitForSelector('html[data-ready]', { state: 'attached', timeout: DRAW_MS });
    // The page says `failed` where it cannot be drawn: nobody should wait a minute for it.
    if ((await drawn.getAttribute('data-ready')) !== 'report') throw new EarshotError('pdf-failed');
    return await page.pdf({ tagged: true, outline: true, preferCSSPageSize: true, printBackground: true });
  } catch (cause) {
    throw cause instanceof EarshotError ? cause : new EarshotError('pdf-failed', {}, { cause });
  } finally {
    await browser.close();
  }
}

async function launch({ onNote, cacheFolder, chromium = installedChromium }: PrintOptions): Promise<Browser> {
  const root = process.getuid?.() === 0;
  if (root) onNote('sandbox-off-for-root');
  const options = {
    args: [...QUIET_ARGUMENTS, ...(root ? ['--no-sandbox'] : [])],
    chromiumSandbox: !root,
    timeout: DRAW_MS,
  };
  try {
    const installed = await chromium();
    if (installed) return await playwright.launch({ executablePath: installed, ...options });
    const carried = await npmChromium(cacheFolder);
    if (!carried) throw new EarshotError('no-chromium');
    onNote('npm-chromium');
    return await playwright.launch({ ...carried, ...options });
  } catch (cause) {
    throw cause instanceof EarshotError ? cause : new EarshotError('pdf-failed', {}, { cause });
  }
}

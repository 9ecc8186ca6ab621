import { chromium as playwright, type Browser } from 'playwright-core';
import { EarshotError } from '../contract/errors.ts';
import { installedChromium, QUIET_ARGUMENTS } from './chromium.ts';
import { npmChromium } from './npm-chromium.ts';

/** How long a report may take to draw: fonts and a few hundred findings take under 5 s on a slow laptop. */
const DRAW_MS = 60_000;

export interface PrintOptions {
  /** Address of the report page, on 127.0.0.1. */
  readonly url: string;
  /** Our own folder, for the Chromium that npm carries. */
  readonly cacheFolder: string;
  /** Told once where the sandbox had to be off. */
  readonly onNote: (note: 'sandbox-off-for-root' | 'npm-chromium') => void;
}

/** The report page as a PDF, made by a Chromium without a window. Tagged, with an outline, in the page's own size.
 *  @throws EarshotError no-chromium, pdf-failed */
export async function printReport(options: PrintOptions): Promise<Uint8Array> {
  const browser = await launch(options);
  try {
    const page = await browser.newPage();
    await page.goto(options.url, { timeout: DRAW_MS });
    await page.waitForSelector('html[data-ready="report"]', { state: 'attached', timeout: DRAW_MS });
    return await page.pdf({ tagged: true, outline: true, preferCSSPageSize: true, printBackground: true });
  } catch (cause) {
    throw cause instanceof EarshotError ? cause : new EarshotError('pdf-failed', {}, { cause });
  } finally {
    await browser.close();
  }
}

async function launch({ onNote, cacheFolder }: PrintOptions): Promise<Browser> {
  const root = process.getuid?.() === 0;
  if (root) onNote('sandbox-off-for-root');
  const sandbox = root ? ['--no-sandbox'] : [];
  const installed = await installedChromium();
  try {
    if (installed) return await playwright.launch({ executablePath: installed, args: [...QUIET_ARGUMENTS, ...sandbox], chromiumSandbox: !root });
    const carried = await npmChromium(cacheFolder);
    if (!carried) throw new EarshotError('no-chromium');
    onNote('npm-chromium');
    return await playwright.launch({ ...carried, args: [...QUIET_ARGUMENTS, ...sandbox], chromiumSandbox: !root });
  } catch (cause) {
    throw cause instanceof EarshotError ? cause : new EarshotError('pdf-failed', {}, { cause });
  }
}

import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { installedChromium, QUIET_ARGUMENTS } from '../../main/report/chromium.ts';
import { type RunningShell, runWebShell } from '../../main/shell/web/run.ts';
import { build } from '../../setup/built.mjs';

/** Why no window can be opened here; null: it can. */
export const noWindow = (await installedChromium()) === null ? 'skipped: no Chromium is installed' : null;

/** Earshot as a person has it: the true services, the true pages, in a true Chromium. Only its sandbox is off where the
 *  tests run as root, and it shows no window. */
export interface EarshotWindow extends AsyncDisposable {
  readonly running: RunningShell;
  /** The data folder. */
  readonly root: string;
  /** The person's own folder for what they save. */
  readonly downloads: string;
  /** A tab of a profile of its own. */
  tab(options?: { path?: string; url?: string }): Promise<Tab>;
}

export interface Tab {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What must never be: messages on the console, errors, requests to anybody else. */
  readonly wrong: readonly string[];
}

export async function openEarshot(): Promise<EarshotWindow> {
  build('renderer', process.execPath);
  const home = await mkdtemp(join(tmpdir(), 'earshot-end-'));
  const before = process.env['HOME'];
  process.env['HOME'] = home;
  await mkdir(join(home, 'Downloads'));
  const root = join(home, 'data');
  const running = await runWebShell(root, () => undefined);
  const browser = await launch();
  return {
    running,
    root,
    downloads: join(home, 'Downloads'),
    tab: ({ path = '/', url } = {}) =>
      openTab(browser, url ?? running.shell.gate.entry(path), running.shell.gate.origin),
    [Symbol.asyncDispose]: async () => {
      await browser.close();
      await running.close();
      process.env['HOME'] = before;
      await rm(home, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

async function launch(): Promise<Browser> {
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: (await installedChromium()) ?? '',
    args: [...QUIET_ARGUMENTS, ...(isRoot ? ['--no-sandbox'] : [])],
    chromiumSandbox: !isRoot,
  });
}

async function openTab(browser: Browser, url: string, origin: string): Promise<Tab> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('console', (message) => wrong.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  const look = (address: string): void => {
    if (new URL(address.replace(/^ws:/, 'http:')).origin !== origin) wrong.push(`request: ${address}`);
  };
  context.on('request', (request) => look(request.url()));
  page.on('websocket', (socket) => look(socket.url()));
  await page.goto(url);
  await page.waitForSelector('h1');
  return { page, context, wrong };
}

/** What axe finds in both looks. */
export async function axe(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const look of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: look });
    // A colour on its way to another is nobody's: a button's background takes a moment.
    await page.evaluate(() => Promise.allSettled(document.getAnimations().map((one) => one.finished)));
    const { violations } = await new AxeBuilder({ page }).analyze();
    found.push(
      ...violations.map(
        ({ id, nodes }) => `${look}: ${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
      ),
    );
  }
  await page.emulateMedia({ colorScheme: null });
  return found;
}

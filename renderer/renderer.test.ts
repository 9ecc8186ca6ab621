/** Drives the built pages in a real Chromium, under the strict policy, with a shell that is only made up. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openedSchema, commands } from '../main/contract/shell.ts';
import { createText } from '../main/text/index.ts';
import { fakeShell, type FakeShellChoices } from './fake-shell.fixture.ts';
import { longOpened } from './long-report.fixture.ts';
import { appState, opened } from './opened.fixture.ts';
import { serveFolder } from './static-server.fixture.ts';

const CHROMIUM = [
  process.env['EARSHOT_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== undefined && existsSync(path));
const LONG = 120_000; // ms; two busy cores
/** What A4 leaves between the margins of page-sheet.ts (16 mm and 17 mm), in CSS pixels. */
const A4_ROOM = { width: Math.floor((176 * 96) / 25.4), height: Math.floor((265 * 96) / 25.4) };
const { t } = createText('en');
const id = opened.session.id;
const pages = {
  home: '/',
  results: `/results/${id}`,
  app: `/results/${id}/app/app-lounge`,
  finding: `/results/${id}/finding/f1`,
  'finding without bytes': `/results/${id}/finding/f3`,
  'no such finding': `/results/${id}/finding/f99`,
  'no such session': '/results/no-such',
  report: `/report/${id}`,
  live: '/live/live-1',
} as const;

describe.skipIf(CHROMIUM === undefined)('the screens in Chromium (skipped where there is none)', () => {
  let folder = '';
  let origin = '';
  let server: Server;
  let browser: Browser;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'earshot-renderer-'));
    const top = fileURLToPath(new URL('..', import.meta.url));
    // Vitest says `test`; what users get is built for production.
    process.env['NODE_ENV'] = 'production';
    await build({
      root: join(top, 'renderer'),
      configFile: join(top, 'vite.config.ts'),
      logLevel: 'silent',
      build: { outDir: folder },
    });
    ({ server, origin } = await serveFolder(folder));
    // Chromium's own sandbox does not start for root.
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args });
  }, LONG);

  afterAll(async () => {
    await browser?.close();
    server?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** A page that keeps what should never happen: console messages, errors, requests to elsewhere. */
  async function open(path: string, choices: FakeShellChoices = {}, options: BrowserContextOptions = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on('console', (message) => wrong.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
    page.on('request', (request) => {
      if (new URL(request.url()).origin !== origin) wrong.push(`request: ${request.url()}`);
    });
    await page.addInitScript(fakeShell(choices));
    await page.goto(`${origin}/#${path}`);
    await page.waitForSelector('h1');
    if (path === pages.live) await beginLive(page);
    return { page, wrong, [Symbol.asyncDispose]: () => context.close() };
  }

  const beginLive = async (page: Page): Promise<void> => {
    await page.evaluate('window.earshot.send("start-capture", {})');
    await page.getByText(t('live.apps.readable', { count: 2 })).waitFor();
  };
  const axe = async (page: Page, rules?: string[]): Promise<string[]> => {
    const builder = new AxeBuilder({ page });
    const { violations } = await (rules ? builder.withRules(rules) : builder).analyze();
    return violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
  };
  const heading = (page: Page) => page.locator('h1');
  const focusedTag = (page: Page) => page.evaluate(() => document.activeElement?.tagName ?? '');

  it('has a fixture that fits the contract', () => {
    expect(openedSchema.parse(opened)).toEqual(opened);
    expect(commands['app-state'].out.parse(appState)).toEqual(appState);
  });

  describe.each(Object.entries(pages))('%s', (_name, path) => {
    it('is accessible in every look, keeps the policy and calls nobody', { timeout: LONG }, async () => {
      await using on = await open(path, {}, { colorScheme: 'light', reducedMotion: 'reduce' });
      expect(await axe(on.page)).toEqual([]);
      // The other looks differ in colour alone.
      for (const look of ['dark', 'contrast']) {
        await on.page.evaluate((theme) => (document.documentElement.dataset['theme'] = theme), look);
        expect(await axe(on.page, ['color-contrast']), look).toEqual([]);
      }
      expect(on.wrong).toEqual([]);
    });

    it('fits into 360 px, mirrored too', { timeout: LONG }, async () => {
      await using on = await open(path, {}, { viewport: { width: 360, height: 800 } });
      const tooWide = () => on.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(await tooWide()).toBeLessThanOrEqual(0);
      await on.page.evaluate(() => (document.documentElement.dir = 'rtl'));
      expect(await tooWide()).toBeLessThanOrEqual(0);
    });
  });

  it('stays a table to a screen reader when it is drawn as cards', { timeout: LONG }, async () => {
    await using on = await open(pages.results, {}, { viewport: { width: 360, height: 800 } });
    expect(await axe(on.page)).toEqual([]);
    expect(await on.page.getByRole('columnheader').count()).toBe(6);
    expect(await on.page.getByRole('rowheader').count()).toBe(opened.assessment.findings.length);
  });

  it('goes from the sample to the report by keyboard alone', { timeout: LONG }, async () => {
    await using on = await open('/');
    const { page } = on;
    const press = async (name: string | RegExp, role: 'button' | 'link'): Promise<void> => {
      const target = page.getByRole(role, { name, exact: typeof name === 'string' }).first();
      for (let steps = 0; steps < 80; steps += 1) {
        await page.keyboard.press('Tab');
        if (!(await target.evaluate((element) => element === document.activeElement))) continue;
        await page.keyboard.press('Enter');
        return;
      }
      throw new Error(`80 tabs did not reach ${String(name)}`);
    };
    await press(t('home.sample.open'), 'button');
    await page.getByRole('heading', { level: 1, name: 'One of three apps exposes people' }).waitFor();
    expect(await focusedTag(page)).toBe('H1');
    expect(await page.title()).toBe(t('frame.page-title', { page: 'One of three apps exposes people' }));
    await press('Lounge', 'link');
    await page.getByRole('heading', { level: 1, name: 'Lounge', exact: true }).waitFor();
    expect(await focusedTag(page)).toBe('H1');
    expect(await page.getByRole('article').count()).toBe(8);
    await press(/User ID/u, 'link');
    await page
      .getByText(t('hex.title', { frame: '1,482' }))
      .first()
      .waitFor();
    expect(await focusedTag(page)).toBe('H1');
    await press(opened.session.title, 'link');
    await page.getByRole('heading', { level: 1, name: 'One of three apps exposes people' }).waitFor();
    await press(t('results.open-report'), 'link');
    await page.waitForSelector('html[data-ready=report]');
    await press(t('results.save-pdf'), 'button');
    await page.getByText(t('results.saved-pdf', { name: 'report.pdf' })).waitFor();
    expect(on.wrong).toEqual([]);
  });

  it('says on every screen that made-up traffic is made up', { timeout: LONG }, async () => {
    for (const path of [pages.results, pages.app, pages.finding, pages['no such finding'], pages.report]) {
      await using on = await open(path);
      expect(await on.page.getByText(t('mark.made-up')).first().isVisible(), path).toBe(true);
    }
  });

  it('jumps over the top line without leaving the page', { timeout: LONG }, async () => {
    await using on = await open(pages.results);
    await on.page.keyboard.press('Tab');
    await on.page.keyboard.press('Enter');
    expect(await on.page.evaluate(() => document.activeElement?.id)).toBe('main');
    expect(new URL(on.page.url()).hash).toBe(`#${pages.results}`);
  });

  it('records nothing before both questions are answered', { timeout: LONG }, async () => {
    await using on = await open('/');
    const { page } = on;
    const start = page.getByRole('button', { name: t('home.record.start') });
    const sent = () =>
      page.evaluate('window.earshotSent.filter((each) => each.name === "start-capture").map((each) => each.input)');
    await start.click();
    expect(await sent()).toEqual([]);
    await page.getByLabel(t('home.consent.mine')).check();
    await start.click();
    expect(await sent()).toEqual([]);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('checkbox');
    await page.getByLabel(t('home.consent.all')).check();
    await page.getByLabel(t('home.record.name')).fill('Evening');
    await start.click();
    await page.getByRole('timer').waitFor();
    expect(await sent()).toEqual([{ interface: null, consent: { whose: 'mine', allAgreed: true }, title: 'Evening' }]);
    await page.getByRole('button', { name: t('live.stop') }).click();
    await page.waitForURL(/#\/results\/live-1$/u);
    await heading(page).getByText('One of three').waitFor();
    expect(on.wrong).toEqual([]);
  });

  it('goes on to the results when a recording ends by itself', { timeout: LONG }, async () => {
    await using on = await open(pages.live);
    await on.page.evaluate('window.earshotStop(); window.earshotEmit({ type: "ready", sessionId: "live-1" })');
    await on.page.waitForURL(/#\/results\/live-1$/u);
    await heading(on.page).getByText('One of three').waitFor();
  });

  it('shows what went wrong with a recording while it was read', { timeout: LONG }, async () => {
    await using on = await open('/results/no-such');
    await on.page.waitForSelector('html[data-ready=failed]');
    await on.page.evaluate(
      'window.earshotEmit({ type: "failed", sessionId: "no-such", problem: { code: "read-failed", values: { name: "evening.pcap" } } })',
    );
    await on.page.getByRole('alert').getByText(t('error.read-failed.why')).waitFor();
  });

  it('shows the one command where it may not record', { timeout: LONG }, async () => {
    await using on = await open('/', { blocked: true });
    await on.page.getByText('sudo setcap cap_net_raw=ep ./earshot-recorder').waitFor();
    expect(await on.page.getByRole('button', { name: t('home.record.start') }).count()).toBe(0);
    expect(await axe(on.page)).toEqual([]);
  });

  it('says what is wrong with a file that is no recording', { timeout: LONG }, async () => {
    await using on = await open('/', { badFile: true });
    await on.page
      .locator('input[type=file]')
      .setInputFiles({ name: 'interview.mp4', mimeType: 'video/mp4', buffer: Buffer.from('no') });
    const alert = on.page.getByRole('alert');
    await alert.getByText('interview.mp4').waitFor();
    expect(await alert.innerText()).toContain(t('error.not-a-capture.next'));
    expect(await axe(on.page)).toEqual([]);
  });

  it('opens a file that is dropped', { timeout: LONG }, async () => {
    await using on = await open('/');
    await on.page.evaluate(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['x'], 'dropped.pcap'));
      const event = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer });
      document.querySelector('.drop')?.dispatchEvent(event);
    });
    await on.page.getByRole('progressbar').waitFor();
    await heading(on.page).getByText('One of three').waitFor();
  });

  it('keeps own values in memory and hands them to the shell only', { timeout: LONG }, async () => {
    await using on = await open('/');
    const { page } = on;
    await page.getByRole('button', { name: t('home.settings.change', { what: t('home.settings.mine') }) }).click();
    const dialog = page.getByRole('dialog');
    expect(await axe(page)).toEqual([]);
    await dialog.getByLabel(t('home.settings.mine-value')).fill('48 12 34 56 93');
    await dialog.getByRole('button', { name: t('home.settings.mine-add') }).click();
    // Typed in but not added: saving must not lose it.
    await dialog.getByLabel(t('home.settings.mine-kind')).selectOption('phone');
    await dialog.getByLabel(t('home.settings.mine-value')).fill('+91 00000 00000');
    await dialog.getByLabel(t('home.settings.vantage')).selectOption({ label: 'India' });
    await dialog.getByRole('button', { name: t('shared.save') }).click();
    await dialog.waitFor({ state: 'detached' });
    const sent = await page.evaluate('window.earshotSent.find((each) => each.name === "set-settings").input.settings');
    expect(sent).toMatchObject({
      vantage: 'IN',
      mine: [
        { kind: 'account', value: '48 12 34 56 93' },
        { kind: 'phone', value: '+91 00000 00000' },
      ],
    });
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('48 12');
    expect(await page.locator('body').innerText()).not.toContain('48 12');
    await page.locator('.settings').getByText(t('subject.account.name')).waitFor();
  });

  it('gives the focus back when a dialog closes with Escape', { timeout: LONG }, async () => {
    await using on = await open('/');
    const button = on.page.getByRole('button', { name: t('home.settings.change', { what: t('home.settings.home') }) });
    await button.click();
    await on.page.keyboard.press('Escape');
    await on.page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('asks once more before it deletes', { timeout: LONG }, async () => {
    await using on = await open('/');
    const row = on.page.getByRole('row', { name: /Quillmail, write/u });
    await row.getByRole('button').click();
    await on.page.getByText(t('home.recent.delete-sure')).waitFor();
    expect(await row.count()).toBe(1);
    await on.page
      .getByRole('dialog')
      .getByRole('button', { name: t('shared.delete') })
      .click();
    await row.waitFor({ state: 'detached' });
  });

  it('prints a report with its title, its outline and the mark on every page', { timeout: LONG }, async () => {
    await using on = await open(`${pages.report}?print`);
    const { page } = on;
    await page.waitForSelector('html[data-ready=report]');
    expect(await page.getByRole('banner').count()).toBe(0);
    const pdf = await page.pdf({ tagged: true, outline: true, preferCSSPageSize: true });
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    const loading = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
    const document = await loading.promise;
    const title = await page.title();
    const outline = await document.getOutline();
    expect(outline.map((entry) => entry.title)).toEqual([title]);
    expect(outline[0]?.items.map((entry: { title: string }) => entry.title)).toContain(t('report.hashes-title'));
    const texts: string[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const content = await (await document.getPage(number)).getTextContent();
      texts.push(
        content.items
          .map((item) => ('str' in item ? item.str : ''))
          .join(' ')
          .replaceAll(/\s+/gu, ' '),
      );
    }
    for (const [index, text] of texts.entries()) {
      expect(text).toContain(t('mark.made-up'));
      expect(text).toContain(t('report.page-number', { page: index + 1, pages: texts.length }));
    }
    // Page 1 alone must be enough for an editor: the place for the answer is its last part.
    expect(texts[0]).toContain('[');
    expect(texts[1]).toContain(t('report.findings-title'));
    // Our fonts lack it: a font of this machine would be in the file.
    expect(texts.join(' ')).not.toContain('\u2011');
    await loading.destroy();
    expect(on.wrong).toEqual([]);
  });

  it(
    'keeps the first page of a report on one page, with the longest text that makes sense',
    { timeout: LONG },
    async () => {
      const paper = { width: A4_ROOM.width, height: A4_ROOM.height };
      await using on = await open(`${pages.report}?print`, { opened: longOpened }, { viewport: paper });
      const { page } = on;
      await page.emulateMedia({ media: 'print' });
      await page.waitForSelector('html[data-ready=report]');
      const first = page.locator('.sheet--first');
      expect(await first.evaluate((sheet) => sheet.scrollHeight)).toBeLessThanOrEqual(A4_ROOM.height);
      const pdf = await page.pdf({ preferCSSPageSize: true });
      const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
      const loading = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
      const document = await loading.promise;
      const words = async (number: number): Promise<string> => {
        const { items } = await (await document.getPage(number)).getTextContent();
        return items
          .map((item) => ('str' in item ? item.str : ''))
          .join(' ')
          .replaceAll(/\s+/gu, ' ');
      };
      expect(await words(1)).toContain(t('report.others-title'));
      // What stands in the margins comes first; then nothing that is left over from page 1.
      const footer = t('report.footer', { tool: 'Earshot 0.1.0' });
      expect(await words(2)).toContain(`${footer} ${t('report.findings-title')} 1. `);
      await loading.destroy();
    },
  );
});

import { spawnSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '../../main/report/read-pdf.ts';
import { createText } from '../../main/text/index.ts';
import { axe, type EarshotWindow, noWindow, openEarshot } from './earshot-window.fixture.ts';

const { t } = createText('en');
const MARK = t('mark.made-up');
/** What the tester of the sample typed in: never to be seen in full. */
const SECRETS = ['318204715', 'xk8PqZ3m'];

const noPoppler = spawnSync('pdftotext', ['-v']).error === undefined ? null : 'skipped: pdftotext is not installed';

/** All that the page holds, seen or not. */
const everything = (page: Page) => page.evaluate(() => document.documentElement.outerHTML);

describe.skipIf(noWindow !== null)(`the sample, from the button to the PDF${noWindow ? ` (${noWindow})` : ''}`, () => {
  let earshot: EarshotWindow;
  beforeAll(async () => {
    earshot = await openEarshot();
  });
  afterAll(() => earshot?.[Symbol.asyncDispose]());

  /** A tab at the sample's results. */
  async function sample() {
    const tab = await earshot.tab();
    await tab.page.getByRole('button', { name: t('home.sample.open') }).click();
    await tab.page.waitForURL(/#\/results\//);
    await tab.page.getByText(t('verdict.exposes-people.word')).first().waitFor();
    return tab;
  }

  it('says who could read what, page by page, and shows no full value', async () => {
    const { page, wrong } = await sample();
    expect(await page.locator('h1').innerText()).toMatch(/exposes people/i);
    await page
      .getByText(/user ID/i)
      .first()
      .waitFor();
    expect(await axe(page), 'results').toEqual([]);
    expect(await page.getByText(MARK).first().isVisible()).toBe(true);

    await page
      .getByRole('link', { name: /Example audio chat/ })
      .first()
      .click();
    await page.waitForURL(/\/app\//);
    expect(await page.getByRole('article').count()).toBe(8);
    expect(await axe(page), 'app').toEqual([]);
    expect(await page.getByText(MARK).first().isVisible()).toBe(true);

    await page
      .getByRole('link', { name: /user ID/i })
      .first()
      .click();
    await page.waitForURL(/\/finding\//);
    const hex = page.locator('.hex').first();
    await hex.waitFor();
    // The value is marked, and its octets are masked but for the ends that its masked form shows.
    const marked = await hex.locator('.hex__b i[class*=pen]').allInnerTexts();
    expect(marked.length).toBeGreaterThanOrEqual(4);
    expect(marked).toContain('••');
    expect(await axe(page), 'finding').toEqual([]);

    const seen = await everything(page);
    for (const secret of SECRETS) {
      expect(seen).not.toContain(secret);
      expect(seen.replaceAll(/<[^>]*>|\s/g, '')).not.toContain(secret);
    }
    await page.goBack();
    await page.goBack();
    await page.getByRole('link', { name: t('results.open-report') }).click();
    await page.waitForSelector('html[data-ready=report]');
    expect(await axe(page), 'report').toEqual([]);
    for (const secret of SECRETS) expect(await everything(page)).not.toContain(secret);
    expect(wrong).toEqual([]);
  });

  it('saves a PDF that is fit to hand on', async () => {
    const { page, wrong } = await sample();
    await page.getByRole('button', { name: t('results.save-pdf') }).click();
    await expect
      .poll(() => readdir(earshot.downloads), { timeout: 60_000 })
      .toEqual([expect.stringMatching(/^earshot-[\w-]+\.pdf$/)]);
    const [name = ''] = await readdir(earshot.downloads);
    const path = join(earshot.downloads, name);
    await page.getByText(name).waitFor();
    expect(wrong).toEqual([]);

    const { pages } = await readPdf(await readFile(path));
    expect(pages.length).toBeGreaterThan(2);
    if (noPoppler !== null) return;
    const text = spawnSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
      .stdout.replace(/\f$/, '')
      .split('\f');
    expect(text).toHaveLength(pages.length);
    for (const [i, one] of text.entries()) expect(one.replaceAll(/\s+/g, ' '), `page ${i + 1}`).toContain(MARK);
    const all = text.join('\n').replaceAll(/\s/g, '');
    for (const secret of SECRETS) expect(all).not.toContain(secret);
    expect(all).toContain('31••••••5');
    const info = spawnSync('pdfinfo', [path], { encoding: 'utf8' }).stdout;
    expect(info).toMatch(/^Tagged: +yes$/m);
    expect(info).toMatch(/^Page size: .*\(A4\)$/m);
    expect(info).toMatch(/^Title: +\S.*$/m);
    expect(info).toMatch(/^Producer: +Earshot$/m);
    expect(info).toMatch(/^CreationDate: .* 00:00:00 /m);
    expect(info).not.toMatch(/Chrom|Skia|Mozilla|Linux/);
    expect(spawnSync('strings', ['-a', path], { encoding: 'utf8' }).stdout).not.toMatch(/Headless|Linux|Mozilla|Skia/);
    const fonts = spawnSync('pdffonts', [path], { encoding: 'utf8' }).stdout.trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font, 'embedded').toMatch(/ yes +(yes|no) +(yes|no) +\d+ +\d+$/);
  });

  it('is all within reach of the keyboard', async () => {
    const { page, wrong } = await earshot.tab();
    const press = async (name: string | RegExp, role: 'button' | 'link'): Promise<void> => {
      const target = page.getByRole(role, { name }).first();
      await target.waitFor();
      for (let steps = 0; steps < 120; steps++) {
        await page.keyboard.press('Tab');
        if (await target.evaluate((element) => element === document.activeElement)) return page.keyboard.press('Enter');
      }
      throw new Error(`120 tabs did not reach ${String(name)}`);
    };
    await press(t('home.sample.open'), 'button');
    await page.waitForURL(/#\/results\/[^/]+$/);
    await press(/Example audio chat/, 'link');
    await page.waitForURL(/\/app\//);
    await press(/user ID/i, 'link');
    await page.waitForURL(/\/finding\//);
    await page.locator('.hex').first().waitFor();
    await page.goBack();
    await page.goBack();
    await press(t('results.save-pdf'), 'button');
    await page.getByRole('status').filter({ hasText: '.pdf' }).waitFor({ timeout: 60_000 });
    expect(wrong).toEqual([]);
  });

  it('stays when the page is loaded again', async () => {
    const { page, wrong } = await sample();
    const before = await page.locator('h1').innerText();
    await page.reload();
    await page.getByText(t('verdict.exposes-people.word')).first().waitFor();
    expect(await page.locator('h1').innerText()).toBe(before);
    expect(wrong).toEqual([]);
  });

  it('is listed at home, with its mark', async () => {
    const { page, wrong } = await earshot.tab();
    await page
      .getByRole('row', { name: /Example audio chat/ })
      .first()
      .waitFor();
    expect(await page.getByRole('row', { name: MARK }).count()).toBeGreaterThan(0);
    expect(await axe(page), 'home').toEqual([]);
    expect(wrong).toEqual([]);
  });
});

import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PDFDocument } from '@cantoo/pdf-lib';
import { installedChromium } from '../../main/report/chromium.ts';
import { finishPdf } from '../../main/report/finish-pdf.ts';
import { npmChromium } from '../../main/report/npm-chromium.ts';
import { type PrintNote, printReport } from '../../main/report/print.ts';
import { readPdf } from '../../main/report/read-pdf.ts';
import { servePage } from './one-page.ts';

const REPORT = `<!doctype html><html lang="en" data-ready="report"><title>A report</title>
<style>@page { size: A4; margin: 20mm }</style><h1>One of three apps exposes people</h1><p>Seen in packet 1,377.</p></html>`;
const none = (await installedChromium()) === null ? 'skipped: no Chromium is installed' : null;
const notCarried =
  process.platform === 'linux' && process.arch === 'x64'
    ? null
    : 'skipped: npm carries a Chromium for Linux on x64 alone';
const because = (why: string | null) => (why === null ? '' : ` (${why})`);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-print-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function print(
  url: string,
  more: { chromium?: () => Promise<string | null> } = {},
): Promise<{ pdf: Uint8Array; notes: PrintNote[] }> {
  const notes: PrintNote[] = [];
  return {
    pdf: await printReport({ url, cacheFolder: join(folder, 'cache'), onNote: (note) => notes.push(note), ...more }),
    notes,
  };
}

async function isFitToPrint(pdf: Uint8Array): Promise<void> {
  const { pages } = await readPdf(pdf);
  expect(pages).toHaveLength(1);
  expect(pages[0]).toContain('One of three apps exposes people');
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  expect(document.getPage(0).getSize()).toEqual({ width: expect.closeTo(595, 0), height: expect.closeTo(842, 0) });
  expect(document.catalog.toString()).toMatch(/\/MarkInfo[\s\S]*\/StructTreeRoot|\/StructTreeRoot[\s\S]*\/MarkInfo/);
}

const root = process.getuid?.() === 0;

describe.skipIf(none !== null)(`an installed Chromium${because(none)}`, () => {
  it('prints the page as tagged A4, and tells root that the sandbox is off', async () => {
    await using page = await servePage(REPORT);
    const { pdf, notes } = await print(page.url);
    await isFitToPrint(pdf);
    expect(notes).toEqual(root ? ['sandbox-off-for-root'] : []);
  });

  it('leaves words about the machine, which are gone when it is finished', async () => {
    await using page = await servePage(REPORT);
    const { pdf } = await print(page.url);
    const textOf = async (bytes: Uint8Array) => {
      const document = await PDFDocument.load(bytes, { updateMetadata: false });
      return [
        document.getCreator(),
        document.getProducer(),
        document.getAuthor(),
        document.getSubject(),
        document.getKeywords(),
      ].join(' ');
    };
    expect(await textOf(pdf)).toMatch(/Chrom|Mozilla|Skia/);
    const finished = await finishPdf(pdf, 'A report', 'en', '2026-11-24');
    expect(await textOf(finished)).toMatch(/^Earshot Earshot *$/);
    const strings = spawnSync('strings', ['-a', '-'], { input: finished, encoding: 'latin1' });
    if (strings.error === undefined) expect(strings.stdout).not.toMatch(/Headless|Linux|Mozilla|Skia|Chrom/);
    await isFitToPrint(finished);
  });

  it('does not wait where the page says that it failed', async () => {
    await using page = await servePage(REPORT.replace('"report"', '"failed"'));
    const since = performance.now();
    await expect(print(page.url)).rejects.toMatchObject({ code: 'pdf-failed' });
    expect(performance.now() - since).toBeLessThan(30_000);
  });

  it('that reaches no page, or is no browser, makes no PDF', async () => {
    await expect(print('http://127.0.0.1:9/')).rejects.toMatchObject({ code: 'pdf-failed' });
    await expect(
      print('http://127.0.0.1:9/', { chromium: () => Promise.resolve(process.execPath) }),
    ).rejects.toMatchObject({ code: 'pdf-failed' });
  });
});

describe.skipIf(notCarried !== null)(`the Chromium that npm carries${because(notCarried)}`, () => {
  it('prints where nothing is installed, from a folder of our own', async () => {
    const { PATH } = process.env;
    process.env['PATH'] = '';
    try {
      expect(await installedChromium()).toBeNull();
      await using page = await servePage(REPORT);
      const { pdf, notes } = await print(page.url);
      await isFitToPrint(pdf);
      expect(notes).toEqual([...(root ? ['sandbox-off-for-root'] : []), 'npm-chromium']);
    } finally {
      process.env['PATH'] = PATH;
    }
  });

  it('is unpacked once, whole, for its owner alone; the shared folder stays clean', async () => {
    const cache = join(folder, 'another-cache');
    const before = process.env['TMPDIR'];
    const [one, two] = await Promise.all([npmChromium(cache), npmChromium(cache)]);
    expect(one).toEqual(two);
    expect(one?.executablePath.startsWith(cache)).toBe(true);
    expect(await readdir(cache)).toHaveLength(1);
    expect((await stat(cache)).mode & 0o777).toBe(0o700);
    expect((await stat(join(cache, (await readdir(cache))[0] ?? ''))).mode & 0o077).toBe(0);
    expect(process.env['TMPDIR']).toBe(before);
    expect(process.env['AWS_EXECUTION_ENV']).toBeUndefined();
  });
});

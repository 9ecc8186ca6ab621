/** Takes the pictures that README shows, of the bundled sample alone, into docs/pictures/. By hand, after a change that
 *  is seen: `node test/pictures/take-pictures.ts`. Needs a Chromium, and pdftoppm for the PDF's first page. */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import type { CaptureState, CommandIn, CommandName, CommandOut, Opened } from '../../main/contract/shell.ts';
import { installedChromium, QUIET_ARGUMENTS } from '../../main/report/chromium.ts';
import type { Services } from '../../main/shell/services/services.ts';
import { runWebShell } from '../../main/shell/web/run.ts';
import { createText } from '../../main/text/index.ts';
import { places } from '../../renderer/places.ts';
import { build } from '../../setup/built.mjs';

const OUT = process.argv[2] ?? fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 360, height: 780 };
/** Octets of one picture: README stays quick to load, and a clone small. */
const MOST = 250_000;
/** Pixels: about what a screen shows at once. */
const TALLEST = 1_120;
/** A4 at this many dots an inch is as wide as a page needs to be read on a screen. */
const PDF_DOTS = 80;
/** Not the network of the machine that takes the pictures. The address is kept for documentation (RFC 5737). */
const NETWORK: CaptureState = {
  source: 'helper',
  interfaces: [{ name: 'wlan0', label: 'wlan0', addresses: ['192.0.2.10'], isDefault: true }],
  grantCommand: null,
  why: 'ready',
};

const { t } = createText('en');

build('renderer', process.execPath);
await mkdir(OUT, { recursive: true });
const root = await mkdtemp(join(tmpdir(), 'earshot-pictures-'));
// Nothing of the person who takes the pictures may be in them, and the PDF is not saved among their files.
process.env['HOME'] = root;
const running = await runWebShell(root, () => undefined);
showNetwork(running.services, NETWORK);
const isRoot = process.getuid?.() === 0;
const browser = await chromium.launch({
  executablePath: (await installedChromium()) ?? '',
  args: [...QUIET_ARGUMENTS, ...(isRoot ? ['--no-sandbox'] : [])],
  chromiumSandbox: !isRoot,
});
try {
  const context = await browser.newContext({
    viewport: WIDE,
    locale: 'en-GB',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(running.shell.gate.entry(places.home));
  await page.getByRole('button', { name: t('home.sample.open') }).click();
  await page.waitForURL(/#\/results\//);
  const sessionId = decodeURIComponent(new URL(page.url()).hash.split('/')[2] ?? '');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByText(t('mark.made-up')).first().waitFor();
  const opened = await running.services.handle('open-session', { sessionId });
  const { app, finding } = mostTelling(opened);

  await take(page, places.home, 'home');
  await take(page, places.results(sessionId), 'results');
  await take(page, places.app(sessionId, app), 'app');
  await take(page, places.finding(sessionId, finding), 'finding');
  await take(page, places.report(sessionId), 'report');
  await page.emulateMedia({ colorScheme: 'dark' });
  await take(page, places.results(sessionId), 'results-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(NARROW);
  await take(page, places.finding(sessionId, finding), 'finding-narrow');

  const { savedAs } = await running.services.handle('save-pdf', { sessionId });
  await firstPage(savedAs, join(OUT, 'pdf-page-1'));
} finally {
  await browser.close();
  await running.close();
  await rm(root, { recursive: true, force: true });
}

function showNetwork(services: Services, network: CaptureState): void {
  const ask = services.handle.bind(services);
  services.handle = <K extends CommandName>(name: K, input: CommandIn<K>): Promise<CommandOut<K>> =>
    name === 'capture-state' ? Promise.resolve(network as CommandOut<K>) : ask(name, input);
}

/** The app with a finding that has bytes to show, and that finding. */
function mostTelling({ assessment, hex }: Opened): { app: string; finding: string } {
  const shown = new Set(hex.map(({ findingId }) => findingId));
  const told = assessment.findings.find(({ id, app }) => app !== null && shown.has(id));
  if (!told?.app) throw new Error('The sample has no finding with bytes to show');
  return { app: told.app, finding: told.id };
}

async function take(page: Page, place: string, name: string): Promise<void> {
  await page.evaluate((hash) => (window.location.hash = hash), place);
  await page.waitForFunction(() => document.fonts.status === 'loaded' && document.querySelector('h1') !== null);
  await page.mouse.move(0, 0);
  // The page moves the focus to its headline; a ring around it is not what a picture should show.
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.evaluate(() => window.scrollTo(0, 0));
  const { width = 0 } = page.viewportSize() ?? {};
  const height = Math.min(TALLEST, await page.evaluate(() => document.documentElement.scrollHeight));
  await keep(name, await page.screenshot({ fullPage: true, clip: { x: 0, y: 0, width, height } }));
}

async function keep(name: string, png: Uint8Array): Promise<void> {
  const path = join(OUT, `${name}.png`);
  await writeFile(path, png);
  const { size } = await stat(path);
  process.stdout.write(`${name}.png ${Math.ceil(size / 1000)} kB\n`);
  if (size > MOST) throw new Error(`${name}.png is larger than ${MOST / 1000} kB`);
}

async function firstPage(pdf: string, out: string): Promise<void> {
  const args = ['-png', '-singlefile', '-f', '1', '-r', String(PDF_DOTS), pdf, out];
  const { status } = spawnSync('pdftoppm', args, { stdio: 'inherit' });
  if (status !== 0) throw new Error('pdftoppm could not draw the first page');
  await keep('pdf-page-1', await readFile(`${out}.png`));
}

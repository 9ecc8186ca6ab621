import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { startShell } from './shell.fixture.ts';

const earlier: string[] = [];
let run: Awaited<ReturnType<typeof startShell>>;
beforeEach(async () => {
  if (run) earlier.push(run.folder);
  run = await startShell();
});

describe('the window', () => {
  test('opens our page in a session that lives in memory alone, and shows it once it is drawn', () => {
    const { main, world } = run;
    expect(main.url).toBe('app://earshot/index.html');
    expect(main.shown).toBe(true);
    expect([...world.sessions.keys()]).toEqual(['earshot']); // no "persist:" prefix: nothing on the disk
    expect(main.options.webPreferences?.preload).toBe(join(run.folder, 'electron', 'preload.cjs'));
  });

  test('every renderer is sandboxed, and Chromium is told to keep quiet, before the app is ready', () => {
    expect(run.world.sandboxed).toBe(true);
    expect(run.world.switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
    expect(run.world.switches.has('disable-background-networking')).toBe(true);
    expect(run.world.menuSet).toBe(true);
  });

  test.each(['https://example.org/', 'file:///etc/passwd', 'app://earshot/other.html', 'javascript:alert(1)'])(
    'does not navigate to %s and opens no window for it',
    (url) => {
      expect(run.main.navigates(url)).toBe(false);
      expect(run.main.opens(url)).toBe(false);
    },
  );

  test('takes in no page within the page, downloads nothing, and shows no address by WebRTC', () => {
    const attach = { stopped: false, preventDefault: () => (attach.stopped = true) };
    run.main.contentsListeners.emit('will-attach-webview', attach);
    expect(attach.stopped).toBe(true);
    const download = { stopped: false, preventDefault: () => (download.stopped = true) };
    run.main.session.listeners.emit('will-download', download);
    expect(download.stopped).toBe(true);
    expect(run.main.webRtcPolicy).toBe('disable_non_proxied_udp');
  });
});

describe('the session', () => {
  const ask = (permission: string): boolean => {
    const { permissionRequest } = run.main.session;
    let granted: boolean | null = null;
    (permissionRequest as (...args: unknown[]) => void)(
      run.main.contents,
      permission,
      (answer: boolean) => (granted = answer),
      {},
    );
    if (granted === null) throw new Error('No answer');
    return granted;
  };
  const check = (permission: string): boolean =>
    (run.main.session.permissionCheck as (...args: unknown[]) => boolean)(
      run.main.contents,
      permission,
      'app://earshot',
      {},
    );

  test.each([
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'usb',
    'openExternal',
    'display-capture',
    'local-network',
  ])('denies %s', (permission) => {
    expect(ask(permission)).toBe(false);
    expect(check(permission)).toBe(false);
  });

  test('grants a copy to the clipboard, and nothing else, no device and no screen', () => {
    expect(ask('clipboard-sanitized-write')).toBe(true);
    expect(check('clipboard-sanitized-write')).toBe(true);
    expect((run.main.session.device as (details: unknown) => boolean)({})).toBe(false);
    expect(run.main.session.displayMediaSet).toBe(true);
    expect(run.main.session.spellCheck).toBe(false);
  });

  test.each([
    'https://example.org/',
    'http://127.0.0.1:8080/',
    'wss://example.org/',
    'file:///etc/passwd',
    'app://elsewhere/index.html',
    'app://earshot.evil/',
  ])('blocks a request to %s', async (url) => {
    expect(await run.main.session.fetch(url)).toBeNull();
  });
});

describe('the pages', () => {
  test('come with a strict policy and their own type', async () => {
    const page = await run.main.session.fetch('app://earshot/index.html');
    expect(page?.status).toBe(200);
    expect(await page?.text()).toContain('<title>Earshot');
    expect(page?.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page?.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self';/,
    );
    expect(page?.headers.get('content-security-policy')).not.toMatch(/unsafe|https?:|\*/);
    expect((await run.main.session.fetch('app://earshot/main.js'))?.headers.get('content-type')).toContain(
      'javascript',
    );
  });

  test.each([
    '/missing.html',
    '/',
    '/../secret.html',
    '/%2e%2e/secret.html',
    '/..%2fsecret.html',
    '/%',
    '/%00',
    '/index.html%00.js',
    '/main.ts',
  ])('are not found outside their folder or by a wrong name: %s', async (path) => {
    expect((await run.main.session.fetch(`app://earshot${path}`))?.status).toBe(404);
  });

  test('are read only, and a folder is no page', async () => {
    await mkdir(join(run.folder, 'renderer', 'folder.html'));
    expect((await run.main.session.fetch('app://earshot/folder.html'))?.status).toBe(404);
    expect((await run.main.session.fetch('app://earshot/index.html', 'POST'))?.status).toBe(404);
  });
});

describe('printing', () => {
  const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 80));

  test('waits until the report says it is drawn, then prints it tagged and outlined at its own size', async () => {
    const printing = run.ports.printReport('2021-02-12-a');
    await settle();
    const report = run.world.windows[1]!;
    expect(report.url).toBe('app://earshot/index.html#/report/2021-02-12-a');
    expect(report.shown).toBe(false);
    expect(report.printed).toEqual([]);
    report.dataset['ready'] = 'report';
    expect(Buffer.from(await printing).toString()).toMatch(/^%PDF/);
    expect(report.printed).toEqual([
      { generateTaggedPDF: true, generateDocumentOutline: true, preferCSSPageSize: true, printBackground: true },
    ]);
    expect(report.destroyed).toBe(true);
    expect(run.main.destroyed).toBe(false);
  });

  test('the report may ask for its session while it is printed, and not after', async () => {
    const printing = run.ports.printReport('a');
    await settle();
    const report = run.world.windows[1]!;
    const asks = () =>
      run.world.invoke(report.invokeEvent(), 'earshot:command', [{ ask: 'command', name: 'capture-state', input: {} }]);
    run.services.answer = { source: null, interfaces: [], grantCommand: null, why: 'no-interface' };
    expect(await asks()).toMatchObject({ ok: true });
    report.dataset['ready'] = 'report';
    await printing;
    expect(await asks()).toEqual({ ok: false, problem: { code: 'bad-request', values: { what: 'sender' } } });
  });

  test('a page that cannot be loaded is a failed PDF, and its window is gone', async () => {
    await rm(join(run.folder, 'renderer', 'index.html'));
    await expect(run.ports.printReport('a')).rejects.toMatchObject({ code: 'pdf-failed' });
    expect(run.world.windows[1]?.destroyed).toBe(true);
  });

  test('asks where to save, and takes no for an answer', async () => {
    expect(await run.ports.choosePdfPath('report.pdf')).toBeNull();
    run.world.saveAnswer = { canceled: false, filePath: '/home/me/report.pdf' };
    expect(await run.ports.choosePdfPath('report.pdf')).toBe('/home/me/report.pdf');
    expect(run.world.saveAsked).toEqual(
      Array.from({ length: 2 }, () => ({ defaultPath: 'report.pdf', filters: [{ name: 'PDF', extensions: ['pdf'] }] })),
    );
  });
});

describe('the analysis', () => {
  test('runs in a process of its own: messages are cloned, its end is told', () => {
    const analysis = run.ports.startAnalysis();
    const [child] = run.world.forks;
    const heard: unknown[] = [];
    const ends: number[] = [];
    analysis.onMessage((message) => heard.push(message));
    analysis.onExit((code) => ends.push(code));
    const bytes = Uint8Array.of(1, 2, 3);
    analysis.send({ type: 'chunk', bytes });
    bytes[0] = 9;
    expect(child?.received).toEqual([{ type: 'chunk', bytes: Uint8Array.of(1, 2, 3) }]);
    child?.events.emit('message', { type: 'ready' });
    child?.events.emit('exit', 7);
    expect(heard).toEqual([{ type: 'ready' }]);
    expect(ends).toEqual([7]);
    expect(child?.program).toBe(join(run.folder, 'electron', 'analysis-process.js'));
    analysis.stop();
    expect(child?.killed).toBe(true);
    expect(() => analysis.send(() => 'no clone')).toThrow(/could not be cloned/);
  });
});

describe('the end', () => {
  test('closes the services once, and only then leaves', async () => {
    run.world.appListeners.emit('window-all-closed');
    expect(run.services.closed).toBe(1);
    expect(run.world.exited).toBe(false);
    await Promise.resolve().then(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(run.world.exited).toBe(true);
  });

  test('a closed window hears no more events', () => {
    expect(run.services.listeners.size).toBe(1);
    run.main.window.destroy();
    expect(run.services.listeners.size).toBe(0);
  });
});

test('no folder of an earlier test is left', () => {
  expect(earlier.length).toBeGreaterThan(10);
  expect(earlier.filter((folder) => existsSync(folder))).toEqual([]);
});

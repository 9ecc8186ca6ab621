import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Job, JobPorts } from '../services/ports.ts';
import { FakeServices } from './shell.fixture.ts';

let folder: string;
let world: Awaited<typeof import('../../../test/electron-stand-in/world.ts')>['world'];
let runWithoutWindow: (job: Job, folder: string) => Promise<void>;
beforeEach(async () => {
  vi.resetModules();
  folder = await mkdtemp(join(tmpdir(), 'earshot-shell-'));
  await mkdir(join(folder, 'renderer'));
  await writeFile(join(folder, 'renderer', 'index.html'), '<!doctype html><title>Earshot</title>');
  ({ world } = await import('../../../test/electron-stand-in/world.ts'));
  ({ runWithoutWindow } = await import('./without-window.ts'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const run = (job: Job): Promise<void> => runWithoutWindow(job, join(folder, 'electron'));

/** Prints, with the page's answer that it is drawn given as soon as its window is there. */
async function print(ports: JobPorts, document = new FakeServices()): Promise<string> {
  const printing = ports.printDocument(document, 'report');
  await vi.waitUntil(() => world.windows.at(-1)?.url !== '');
  const page = world.windows.at(-1);
  if (!page) throw new Error('No window was opened for the report');
  page.dataset['ready'] = 'report';
  return Buffer.from(await printing).toString();
}

test('opens no window that anyone sees, and ends with the exit code of the job', async () => {
  await run(async (ports) => {
    expect(world.windows).toEqual([]);
    expect(await print(ports)).toMatch(/^%PDF/);
    return 0;
  });
  expect(world.windows.map(({ shown, destroyed, url }) => ({ shown, destroyed, url }))).toEqual([
    { shown: false, destroyed: true, url: 'app://earshot/index.html#/report/report' },
  ]);
  expect([world.exited, world.exitCode]).toEqual([true, 0]);
});

test('goes on after the report’s window is gone: what is left of the job is done', async () => {
  await run(async (ports) => {
    await print(ports);
    expect(world.exited).toBe(false);
    return 2;
  });
  expect(world.exitCode).toBe(2);
});

test('the report may ask for its own document alone, while it is printed', async () => {
  await run(async (ports) => {
    const document = new FakeServices();
    const printing = ports.printDocument(document, 'report');
    await vi.waitUntil(() => world.windows[0]?.url !== '');
    const page = world.windows[0]!;
    document.answer = { source: null, interfaces: [], grantCommand: null, why: 'no-interface' };
    const asks = () =>
      world.invoke(page.invokeEvent(), 'earshot:command', [{ ask: 'command', name: 'capture-state', input: {} }]);
    expect(await asks()).toMatchObject({ ok: true });
    page.dataset['ready'] = 'report';
    await printing;
    expect(await asks()).toMatchObject({ ok: false });
    return 0;
  });
});

test('the analysis runs in a process of its own', async () => {
  await run((ports) => {
    ports.startAnalysis();
    return Promise.resolve(0);
  });
  expect(world.forks.map(({ program }) => program)).toEqual([join(folder, 'electron', 'analysis-process.js')]);
});

test('every page is sandboxed, and Chromium is told to keep quiet, before the app is ready', async () => {
  await run(() => Promise.resolve(0));
  expect(world.sandboxed).toBe(true);
  expect(world.switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
});

test('the switch with which root starts it is left in place', async () => {
  world.switches.set('no-sandbox', '');
  await run(() => Promise.resolve(0));
  expect(world.sandboxed).toBe(false);
  expect(world.switches.has('no-sandbox')).toBe(true);
});

test('a job that breaks is told to who started it', async () => {
  await expect(run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(world.exited).toBe(false); // entry.ts ends the app with exit code 1
});

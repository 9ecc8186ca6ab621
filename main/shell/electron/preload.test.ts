import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ShellEvent } from '../../contract/shell.ts';
import { startShell } from './shell.fixture.ts';

const NO_CAPTURE = { source: null, interfaces: [], grantCommand: null, why: 'no-interface' };

let run: Awaited<ReturnType<typeof startShell>>;
beforeEach(async () => {
  run = await startShell();
});

describe('a command', () => {
  test('goes from the page to the services and back', async () => {
    run.services.answer = NO_CAPTURE;
    expect(await run.shell.send('capture-state', {})).toEqual(NO_CAPTURE);
    expect(run.services.asked).toEqual([{ name: 'capture-state', input: {} }]);
  });

  test('with a wrong input does not reach the main process', async () => {
    await expect(run.shell.send('open-session', { sessionId: '../../etc' })).rejects.toEqual({
      code: 'bad-request',
      values: { what: 'open-session' },
    });
    expect(run.services.asked).toEqual([]);
  });

  test('whose answer breaks the contract is refused', async () => {
    run.services.answer = { sessionId: 7 };
    await expect(run.shell.send('open-sample', {})).rejects.toEqual({ code: 'analysis-failed', values: {} });
  });

  test('that fails brings its problem across whole, as plain data', async () => {
    run.services.fault = new run.EarshotError('no-such-file', { name: 'a.pcap' });
    await expect(run.shell.send('open-sample', {})).rejects.toEqual({
      code: 'no-such-file',
      values: { name: 'a.pcap' },
    });
  });

  test('that fails in an unforeseen way tells the page nothing of what it said', async () => {
    run.services.fault = new Error('+4912345 was in frame 7');
    await expect(run.shell.send('open-sample', {})).rejects.toEqual({ code: 'analysis-failed', values: {} });
  });
});

describe('the main process', () => {
  const ask = (message: unknown, from?: { url?: string; inFrame?: boolean }) =>
    run.world.invoke(run.main.invokeEvent(from), 'earshot:command', [message]);
  const good = { ask: 'command', name: 'capture-state', input: {} };
  const refusal = (what: string) => ({ ok: false, problem: { code: 'bad-request', values: { what } } });

  test.each([
    null,
    'capture-state',
    {},
    { ask: 'command' },
    { ask: 'command', name: 'no-such-command', input: {} },
    { ask: 'command', name: 'constructor', input: {} },
    { ...good, more: 1 },
    { ask: 'file', path: '', name: 'a' },
  ])('refuses the message %j', async (message) => {
    expect(await ask(message)).toEqual(refusal('message'));
    expect(run.services.asked).toEqual([]);
  });

  test('checks the input again, whoever sent it', async () => {
    const bad = { ask: 'command', name: 'delete-session', input: { sessionId: '../../etc' } };
    expect(await ask(bad)).toEqual(refusal('delete-session'));
    expect(run.services.asked).toEqual([]);
  });

  test('answers its own page only: no frame in it, no other address', async () => {
    run.services.answer = NO_CAPTURE;
    expect(await ask(good)).toEqual({ ok: true, value: NO_CAPTURE });
    expect(await ask(good, { inFrame: true })).toEqual(refusal('sender'));
    expect(await ask(good, { url: 'https://example.org/' })).toEqual(refusal('sender'));
    expect(await ask(good, { url: 'app://earshot.evil/index.html' })).toEqual(refusal('sender'));
  });

  test('has one channel in and one out', async () => {
    expect([...run.world.handlers.keys()]).toEqual(['earshot:command']);
    run.services.tell({ type: 'ready', sessionId: 'a' });
    expect(run.main.sent.map(({ channel }) => channel)).toEqual(['earshot:event']);
    expect([...run.world.exposed.keys()]).toEqual(['earshot']);
    expect(Object.keys(run.shell).toSorted()).toEqual(['giveFile', 'on', 'send']);
  });
});

describe('an event', () => {
  test('reaches the page until it stops listening', () => {
    const heard: ShellEvent[] = [];
    const stop = run.shell.on((event) => heard.push(event));
    run.services.tell({ type: 'ready', sessionId: 'a' });
    stop();
    run.services.tell({ type: 'ready', sessionId: 'b' });
    expect(heard).toEqual([{ type: 'ready', sessionId: 'a' }]);
  });

  test('that breaks the contract is not sent, and one that came all the same is not passed on', () => {
    const heard: ShellEvent[] = [];
    run.shell.on((event) => heard.push(event));
    expect(() => run.services.tell({ type: 'ready', sessionId: '../x' })).toThrow();
    run.main.contents.send('earshot:event', { type: 'made-up' });
    expect(heard).toEqual([]);
  });
});

describe('a file', () => {
  test('that the person chose is read by the main process and given to the services', async () => {
    const path = join(run.folder, 'a.pcap');
    await writeFile(path, Buffer.from('d4c3b2a1', 'hex'));
    const file = new File([], 'a.pcap');
    run.world.filePaths.set(file, path);
    expect(await run.shell.giveFile(file)).toEqual({ handle: 'h1', name: 'a.pcap' });
    expect(run.services.given).toEqual([{ name: 'a.pcap', bytes: Buffer.from('d4c3b2a1', 'hex') }]);
  });

  test('that a script made up has no path and is refused', async () => {
    await expect(run.shell.giveFile(new File(['x'], 'made-up.pcap'))).rejects.toEqual({
      code: 'no-such-file',
      values: { name: 'made-up.pcap' },
    });
    expect(run.services.given).toEqual([]);
  });

  test('by a path that is not whole is refused', async () => {
    const answer = await run.world.invoke(run.main.invokeEvent(), 'earshot:command', [
      { ask: 'file', path: 'a.pcap', name: 'a' },
    ]);
    expect(answer).toEqual({ ok: false, problem: { code: 'bad-request', values: { what: 'file' } } });
  });
});

test('compiles nothing from text, which the page’s policy would forbid', () => {
  const script = `
    import { registerHooks } from 'node:module';
    const empty = 'data:text/javascript,export const ipcRenderer = {}, webUtils = {}, contextBridge = { exposeInMainWorld() {} };';
    registerHooks({ resolve: (name, context, next) => name === 'electron' ? { url: empty, shortCircuit: true } : next(name, context) });
    globalThis.Function = new Proxy(Function, { construct() { console.log('compiled'); return () => {}; } });
    await import(${JSON.stringify(new URL('preload.ts', import.meta.url).href)});
    console.log('loaded');`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
  expect(stdout).toBe('loaded\n');
});

import { spawnSync } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { commands, type ShellEvent } from '../../contract/shell.ts';
import { DEFAULT_SETTINGS } from '../../contract/settings.ts';
import { aSession } from '../../sessions/session.fixture.ts';
import { SessionStore } from '../../sessions/store.ts';
import { startAnalysisThread as startThread } from './analysis-thread.ts';
import { aPcap } from './capture.fixture.ts';
import type { AnalysisProcess } from './ports.ts';
import { deadAnalysis, type TestServices, testServices } from './services.fixture.ts';

const pcap = aPcap(['hello', 'join uid=48123493 now', 'bye']);
const mine = [{ kind: 'account' as const, value: '48123493' }];

async function openFile({ services }: TestServices, bytes: Uint8Array, name = 'evening.pcap'): Promise<string> {
  const given = await services.giveFile(Readable.from([bytes]), name);
  return (await services.handle('open-file', given)).sessionId;
}

/** A session as a crash leaves it: a capture, and nothing of a result. */
async function leftBehind(root: string, state: 'recording' | 'left' | 'failed'): Promise<string> {
  const store = new SessionStore(root);
  const id = await store.create('2026-11-24');
  await store.saveSession(aSession(id, { state }));
  await store.saveMine(id, mine);
  await writeFile(join(store.folder(id), 'capture.pcapng'), pcap);
  return id;
}

/** A program that never answers. */
function silentAnalysis(): AnalysisProcess {
  let exit: (code: number) => void = () => undefined;
  return {
    send: () => undefined,
    onMessage: () => undefined,
    onExit: (listener) => void (exit = listener),
    stop: () => exit(1),
  };
}

const typesOf = (events: readonly ShellEvent[]) => [...new Set(events.map(({ type }) => type))];

describe('a file', () => {
  it('becomes a session with everything in it, and is told as it goes', async () => {
    await using test = await testServices();
    const { services, root } = test;
    await services.handle('set-settings', { settings: { ...DEFAULT_SETTINGS, mine } });
    const id = await openFile(test, gzipSync(pcap));
    await test.event('ready', id);
    expect(typesOf(test.events)).toEqual(['progress', 'ready']);
    const folder = join(root, 'sessions', id);
    expect((await readdir(folder)).sort()).toEqual([
      'SHA256SUMS',
      'assessment.json',
      'capture.pcap',
      'evidence.json',
      'my-values.json',
      'session.json',
    ]);
    expect((await readFile(join(folder, 'capture.pcap'))).equals(pcap)).toBe(true);
    const opened = commands['open-session'].out.parse(await services.handle('open-session', { sessionId: id }));
    expect(opened.session).toMatchObject({
      title: 'evening.pcap',
      state: 'analysed',
      packets: 3,
      seconds: 2,
      from: 'file',
    });
    const [found] = opened.assessment.findings.filter(({ subject }) => subject?.mine === 'account');
    expect(found?.confidence).toBe('confirmed');
    expect(opened.hex.map(({ findingId }) => findingId)).toContain(found?.id);
    expect(JSON.stringify(opened)).not.toContain('48123493');
    expect(await readdir(join(root, 'given'))).toEqual([]);
    const { sessions } = await services.handle('app-state', {});
    expect(sessions).toMatchObject([{ id, state: 'analysed', worst: { verdict: expect.any(String) } }]);
  });

  it('that is no capture leaves no session, and says so once', async () => {
    await using test = await testServices();
    const id = await openFile(test, Buffer.from('certainly not a capture of anything at all'), 'notes.txt');
    expect(await test.event('failed')).toMatchObject({
      sessionId: id,
      problem: { code: 'not-a-capture', values: { name: 'notes.txt' } },
    });
    expect(await readdir(join(test.root, 'sessions'))).toEqual([]);
    expect((await test.services.handle('app-state', {})).sessions).toEqual([]);
    await expect(test.services.handle('open-session', { sessionId: id })).rejects.toMatchObject({ code: 'no-session' });
    expect(test.events.filter(({ type }) => type === 'failed')).toHaveLength(1);
  });

  it('that is empty is refused before a session is made', async () => {
    await using test = await testServices();
    await expect(openFile(test, Buffer.alloc(0), 'empty.pcap')).rejects.toMatchObject({
      code: 'empty-file',
      values: { name: 'empty.pcap' },
    });
    expect(await readdir(test.root)).not.toContain('sessions');
  });

  it('on which the analysis dies is told as our fault', async () => {
    await using test = await testServices({ startAnalysis: deadAnalysis });
    const id = await openFile(test, pcap);
    expect(await test.event('failed', id)).toMatchObject({ problem: { code: 'analysis-failed' } });
    expect(await readdir(join(test.root, 'sessions'))).toEqual([]);
  });

  it('can be asked for while it is read: the answer comes when it is ready', async () => {
    await using test = await testServices();
    const id = await openFile(test, pcap);
    const both = await Promise.all([
      test.services.handle('open-session', { sessionId: id }),
      test.services.handle('open-session', { sessionId: id }),
    ]);
    expect(both.map(({ session }) => session.state)).toEqual(['analysed', 'analysed']);
    expect(test.events.filter(({ type }) => type === 'ready')).toHaveLength(1);
  });

  it('under the sample’s button is the sample', async () => {
    await using test = await testServices();
    const { sessionId } = await test.services.handle('open-sample', {});
    const { session, assessment } = await test.services.handle('open-session', { sessionId });
    expect([session.from, assessment.input.synthetic]).toEqual(['sample', true]);
    expect((await test.services.handle('app-state', {})).sessions).toMatchObject([{ synthetic: true }]);
  });
});

describe('a session whose reading broke off', () => {
  it.each(['recording', 'left', 'failed'] as const)(
    'and that was left %s is read when it is opened, with its own values',
    async (state) => {
      await using before = await testServices();
      const id = await leftBehind(before.root, state);
      await using test = await before.restart();
      expect((await test.services.handle('app-state', {})).sessions).toMatchObject([
        { id, state: state === 'failed' ? 'failed' : 'left' },
      ]);
      const { session, assessment } = await test.services.handle('open-session', { sessionId: id });
      expect(session.state).toBe('analysed');
      expect(assessment.findings.some(({ subject }) => subject?.mine === 'account')).toBe(true);
      expect(typesOf(test.events)).toEqual(['progress', 'ready']);
      const check = spawnSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], {
        cwd: join(test.root, 'sessions', id),
      });
      if (check.error === undefined) expect(check.status).toBe(0);
    },
  );

  it('fails again where it must, keeps its capture, and may be tried again', async () => {
    await using before = await testServices();
    const id = await leftBehind(before.root, 'left');
    let dies = true;
    await using test = await before.restart({ startAnalysis: () => (dies ? deadAnalysis() : startThread()) });
    await expect(test.services.handle('open-session', { sessionId: id })).rejects.toMatchObject({
      code: 'analysis-failed',
    });
    expect(await test.event('failed', id)).toMatchObject({ problem: { code: 'analysis-failed' } });
    expect((await test.services.handle('app-state', {})).sessions).toMatchObject([{ id, state: 'failed' }]);
    dies = false;
    expect((await test.services.handle('open-session', { sessionId: id })).session.state).toBe('analysed');
  });

  it('and that has no capture cannot be opened', async () => {
    await using test = await testServices();
    const id = await leftBehind(test.root, 'left');
    await rm(join(test.root, 'sessions', id, 'capture.pcapng'));
    await expect(test.services.handle('open-session', { sessionId: id })).rejects.toMatchObject({ code: 'no-session' });
  });

  it('because the app was closed is read at the next start', async () => {
    await using before = await testServices({ startAnalysis: silentAnalysis });
    const id = await leftBehind(before.root, 'left');
    const opening = before.services.handle('open-session', { sessionId: id }).catch((cause: unknown) => cause);
    await before.event('progress', id);
    await using test = await before.restart({ startAnalysis: startThread });
    expect(await opening).toMatchObject({ code: 'analysis-failed' });
    expect(typesOf(before.events)).toEqual(['progress']);
    expect((await test.services.handle('app-state', {})).sessions).toMatchObject([{ id, state: 'left' }]);
    expect((await test.services.handle('open-session', { sessionId: id })).session.state).toBe('analysed');
  });
});

describe('deleting', () => {
  it('ends the reading and leaves nothing, and nobody is told that it failed', async () => {
    await using test = await testServices({ startAnalysis: silentAnalysis });
    const id = await openFile(test, pcap);
    await test.event('progress', id);
    await test.services.handle('delete-session', { sessionId: id });
    expect(await readdir(join(test.root, 'sessions'))).toEqual([]);
    expect(typesOf(test.events)).toEqual(['progress']);
  });

  it('what is not there is no error', async () => {
    await using test = await testServices();
    expect(await test.services.handle('delete-session', { sessionId: '2026-01-01-00000000' })).toEqual({});
  });
});

describe('settings', () => {
  it('are kept; own values stay in memory and only their kinds are told', async () => {
    await using before = await testServices();
    await before.services.handle('set-settings', {
      settings: { ...DEFAULT_SETTINGS, home: 'IN', mine, reveal: true, flows: true },
    });
    const state = commands['app-state'].out.parse(await before.services.handle('app-state', {}));
    expect(state).toMatchObject({
      settings: { home: 'IN', reveal: false, flows: false },
      mineKinds: ['account'],
      ownConnections: 0,
    });
    await using test = await before.restart();
    expect(await test.services.handle('app-state', {})).toMatchObject({ settings: { home: 'IN' }, mineKinds: [] });
  });
});

describe('recording', () => {
  it('without consent is refused before anything is looked at or made', async () => {
    await using test = await testServices();
    const consent = { whose: 'mine', allAgreed: false } as never;
    await expect(test.services.handle('start-capture', { interface: null, consent, title: '' })).rejects.toMatchObject({
      code: 'consent-missing',
    });
    expect(await readdir(test.root)).not.toContain('sessions');
  });

  it('that is not under way cannot be stopped', async () => {
    await using test = await testServices();
    await expect(test.services.handle('stop-capture', { sessionId: '2026-01-01-00000000' })).rejects.toMatchObject({
      code: 'no-session',
    });
  });
});

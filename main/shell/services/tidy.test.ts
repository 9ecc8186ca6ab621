import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Session } from '../../contract/session.ts';
import { aSession, anEmptyAssessment } from '../../sessions/session.fixture.ts';
import { SessionStore } from '../../sessions/store.ts';
import { GivenFiles } from './given-files.ts';
import { tidy } from './tidy.ts';

let root = '';
let store: SessionStore;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'earshot-tidy-'));
  store = new SessionStore(root);
});
afterEach(() => rm(root, { recursive: true }));

async function session(id: string, more: Partial<Session>, files: string[] = []): Promise<void> {
  await mkdir(store.folder(id), { recursive: true });
  await store.saveSession(aSession(id, more));
  for (const name of files) await writeFile(join(store.folder(id), name), 'x');
}

/** As if nothing had been written there for two hours. */
async function age(id: string): Promise<void> {
  const then = Date.now() / 1000 - 7_200;
  for (const name of await readdir(store.folder(id))) await utimes(join(store.folder(id), name), then, then);
}

const run = () => tidy(store, new GivenFiles(root));

test('a recording that was killed is kept, and can be opened at once', async () => {
  await session('killed', { state: 'recording' }, ['capture.pcapng']);
  await run();
  expect(await store.session('killed')).toMatchObject({ state: 'left' });
  expect(await readdir(store.folder('killed'))).toContain('capture.pcapng');
});

test('half-written files go when nobody has written there for an hour', async () => {
  await session('old', { state: 'left' }, ['capture.pcapng', 'evidence.json.0123456789ab.part']);
  await session('young', { state: 'left' }, ['capture.pcapng', 'evidence.json.0123456789ab.part']);
  await age('old');
  await run();
  expect((await readdir(store.folder('old'))).sort()).toEqual(['capture.pcapng', 'session.json']);
  expect(await readdir(store.folder('young'))).toHaveLength(3);
});

test('a session that holds nothing goes, where its file lies elsewhere', async () => {
  await session('file', { from: 'file', state: 'left' }, ['capture.0123456789ab.part']);
  await session('recorded', { from: 'capture', state: 'left' });
  await session('being-read', { from: 'file', state: 'left' }, ['capture.0123456789ab.part']);
  for (const id of ['file', 'recorded']) await age(id);
  await run();
  expect((await readdir(join(root, 'sessions'))).sort()).toEqual(['being-read', 'recorded']);
});

test('what is whole is not touched', async () => {
  await session('whole', { from: 'file', state: 'analysed' });
  await store.saveResult('whole', anEmptyAssessment(), { values: [], hex: [] });
  await store.seal('whole');
  await age('whole');
  const before = await readdir(store.folder('whole'));
  await run();
  expect(await readdir(store.folder('whole'))).toEqual(before);
});

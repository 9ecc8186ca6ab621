import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { aSession } from '../../sessions/session.fixture.ts';
import { SessionStore } from '../../sessions/store.ts';
import { anApp, anAssessment } from '../../text/assessment.fixture.ts';
import { SessionList } from './session-list.ts';

let root = '';
let store: SessionStore;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'earshot-list-'));
  store = new SessionStore(root);
});
afterEach(() => rm(root, { recursive: true }));

/** A store that counts how often an assessment is read. */
function counting(): { list: SessionList; reads: () => number } {
  let reads = 0;
  const { assessment } = store;
  store.assessment = (id) => {
    reads++;
    return assessment.call(store, id);
  };
  return { list: new SessionList(store), reads: () => reads };
}

test('an assessment is read once, and again when it changed', async () => {
  const id = await store.create('2026-11-24');
  await store.saveSession(aSession(id, { state: 'analysed' }));
  const { list, reads } = counting();
  expect(await list.rows()).toMatchObject([{ id, worst: null }]);
  await store.saveResult(id, anAssessment(), { values: [], hex: [] });
  await list.rows();
  expect(await list.rows()).toMatchObject([{ worst: { app: 'Parlour' } }]);
  expect(reads()).toBe(1);
  await store.saveResult(id, anAssessment({ apps: [anApp({ name: 'Other' })] }), { values: [], hex: [] });
  expect(await list.rows()).toMatchObject([{ worst: { app: 'Other' } }]);
  expect(reads()).toBe(2);
});

test('a broken assessment leaves a row without a verdict', async () => {
  const id = await store.create('2026-11-24');
  await store.saveSession(aSession(id, { state: 'analysed' }));
  await writeFile(join(store.folder(id), 'assessment.json'), '{');
  expect(await new SessionList(store).rows()).toMatchObject([{ id, worst: null }]);
});

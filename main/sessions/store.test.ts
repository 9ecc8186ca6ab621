import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aSession, anEmptyAssessment } from './session.fixture.ts';
import { SessionStore } from './store.ts';

const DAY = '2026-11-24T18:00:00.000Z';
const modeOf = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8);

describe('SessionStore', () => {
  let root = '';
  let store: SessionStore;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'earshot-store-'));
    store = new SessionStore(join(root, 'data'));
  });
  afterEach(() => rm(root, { recursive: true }));

  /** A whole session: capture, result, own values, sums. */
  async function whole(): Promise<string> {
    const id = await store.create(DAY);
    await writeFile(join(store.folder(id), 'capture.pcapng'), 'packets', { mode: 0o600 });
    await store.saveSession(aSession(id));
    await store.saveMine(id, [{ kind: 'account', value: '48123493' }]);
    await store.saveResult(id, anEmptyAssessment(), {
      values: [{ id: 'v1', type: 'account', raw: '48123493' }],
      hex: [],
    });
    await store.seal(id);
    return id;
  }

  it('keeps a session for its owner alone', async () => {
    const id = await whole();
    expect(id).toMatch(/^2026-11-24-[0-9a-f]{8}$/);
    expect(await modeOf(join(root, 'data', 'sessions'))).toBe('700');
    expect(await modeOf(store.folder(id))).toBe('700');
    const names = (await readdir(store.folder(id))).sort();
    expect(names).toEqual([
      'SHA256SUMS',
      'assessment.json',
      'capture.pcapng',
      'evidence.json',
      'my-values.json',
      'session.json',
    ]);
    for (const name of names) expect(await modeOf(join(store.folder(id), name)), name).toBe('600');
  });

  it('reads back what it wrote', async () => {
    const id = await whole();
    expect(await store.session(id)).toEqual(aSession(id));
    expect(await store.assessment(id)).toEqual(anEmptyAssessment());
    expect(await store.mine(id)).toEqual([{ kind: 'account', value: '48123493' }]);
    expect((await store.evidence(id)).values).toEqual([{ id: 'v1', type: 'account', raw: '48123493' }]);
    expect(await store.capture(id)).toBe(join(store.folder(id), 'capture.pcapng'));
  });

  it.skipIf(spawnSync('sha256sum', ['--version']).error !== undefined)(
    'writes sums that sha256sum checks, and a changed byte fails',
    async () => {
      const id = await whole();
      const check = () =>
        spawnSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: store.folder(id), encoding: 'utf8' });
      expect(check()).toMatchObject({ status: 0 });
      expect(check().stdout.trim().split('\n')).toHaveLength(5);
      await writeFile(join(store.folder(id), 'capture.pcapng'), 'Packets');
      expect(check().status).toBe(1);
    },
  );

  it.each(['..', '../x', 'a/b', 'a\\b', '', '.', 'A', 'a'.repeat(65), '/etc', 'a\0b', '%2e%2e'])(
    'refuses the id %j',
    async (id) => {
      expect(() => store.folder(id)).toThrow(expect.objectContaining({ code: 'no-session' }));
      await expect(store.session(id)).rejects.toMatchObject({ code: 'no-session' });
      await expect(store.remove(id)).rejects.toMatchObject({ code: 'no-session' });
    },
  );

  it('does not take a folder for another session than it was', async () => {
    const id = await whole();
    await rename(store.folder(id), store.folder('renamed'));
    await expect(store.session('renamed')).rejects.toMatchObject({ code: 'no-session' });
    expect(await store.list()).toEqual([]);
  });

  it('lists newest first, and leaves alone what it cannot read', async () => {
    const older = await store.create(DAY);
    await store.saveSession(aSession(older, { madeAt: '2026-11-23T10:00:00.000Z' }));
    const newer = await store.create(DAY);
    await store.saveSession(aSession(newer));
    await mkdir(join(root, 'data', 'sessions', 'notes'));
    await mkdir(join(root, 'data', 'sessions', 'broken'));
    await writeFile(join(root, 'data', 'sessions', 'broken', 'session.json'), '{"id":');
    await writeFile(join(root, 'data', 'sessions', 'a file'), '');
    expect((await store.list()).map(({ id }) => id)).toEqual([newer, older]);
    expect(await readFile(join(root, 'data', 'sessions', 'broken', 'session.json'), 'utf8')).toBe('{"id":');
  });

  it('has no sessions before the first', async () => {
    expect(await store.list()).toEqual([]);
  });

  it('says that a broken assessment is none', async () => {
    const id = await whole();
    await writeFile(join(store.folder(id), 'assessment.json'), '{"schema":"earshot.assessment/9"}');
    await expect(store.assessment(id)).rejects.toMatchObject({ code: 'no-session' });
  });

  it('knows by a stamp that an assessment changed', async () => {
    const id = await store.create(DAY);
    expect(await store.assessmentStamp(id)).toBeNull();
    await store.saveResult(id, anEmptyAssessment(), { values: [], hex: [] });
    const first = await store.assessmentStamp(id);
    await store.saveResult(id, anEmptyAssessment(), { values: [], hex: [] });
    expect(await store.assessmentStamp(id)).not.toBe(first);
  });

  it('removes what a crash left half-written, and nothing else', async () => {
    const id = await whole();
    await writeFile(join(store.folder(id), 'evidence.json.0123456789ab.part'), '{');
    await store.removeParts(id);
    expect(await readdir(store.folder(id))).toHaveLength(6);
  });

  it('removes a session whole', async () => {
    const id = await whole();
    await store.remove(id);
    expect(await readdir(join(root, 'data', 'sessions'))).toEqual([]);
  });
});

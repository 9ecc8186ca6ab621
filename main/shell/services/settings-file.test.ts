import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../contract/settings.ts';
import { readSettingsFile, writeSettingsFile } from './settings-file.ts';

let root = '';
beforeEach(async () => {
  root = join(await mkdtemp(join(tmpdir(), 'earshot-settings-')), 'data');
});
afterEach(() => rm(join(root, '..'), { recursive: true }));

const chosen: Settings = {
  ...DEFAULT_SETTINGS,
  home: 'IN',
  audience: ['IN', 'CN'],
  mine: [{ kind: 'account', value: '48123493' }],
};

test('choices last; own values never reach the disk', async () => {
  await writeSettingsFile(root, chosen);
  expect(await readSettingsFile(root)).toEqual({ ...chosen, mine: [] });
  expect(await readdir(root)).toEqual(['settings.json']);
  expect(await readFile(join(root, 'settings.json'), 'utf8')).not.toContain('48123493');
  expect((await stat(join(root, 'settings.json'))).mode & 0o777).toBe(0o600);
});

test('a missing, broken or foreign file does not keep the app from opening', async () => {
  expect(await readSettingsFile(root)).toEqual(DEFAULT_SETTINGS);
  await mkdir(root);
  for (const text of ['', '{', '[]', '{"home":"nowhere"}', '\0\0\0']) {
    await writeFile(join(root, 'settings.json'), text);
    expect(await readSettingsFile(root), text).toEqual(DEFAULT_SETTINGS);
  }
});

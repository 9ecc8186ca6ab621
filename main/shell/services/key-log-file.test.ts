import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readKeyLog } from './key-log-file.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-keys-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('gives the octets of a key log', async () => {
  const path = join(folder, 'keys.txt');
  const line = `CLIENT_RANDOM ${'ab'.repeat(32)} ${'11'.repeat(48)}\n`;
  await writeFile(path, line);
  expect(Buffer.from(await readKeyLog(path)).toString()).toBe(line);
});

test('what has no line of one, is empty, or is not there is refused, without a word of it', async () => {
  const path = join(folder, 'other.txt');
  for (const text of ['', 'CLIENT_RANDOM 00 11\n', 'a secret note\n']) {
    await writeFile(path, text);
    await expect(readKeyLog(path)).rejects.toMatchObject({ code: 'bad-keylog', values: { name: 'other.txt' } });
  }
  await expect(readKeyLog(join(folder, 'nowhere.txt'))).rejects.toMatchObject({ code: 'no-such-file' });
  await expect(readKeyLog(folder)).rejects.toMatchObject({ code: 'is-a-directory' });
});

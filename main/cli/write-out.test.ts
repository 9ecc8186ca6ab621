import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkOut, writeOut } from './write-out.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-out-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('a new file and one that was there', async () => {
  const path = join(folder, 'a.json');
  await writeOut(path, 'one');
  await writeOut(path, 'two');
  expect(await readFile(path, 'utf8')).toBe('two');
  expect(await readdir(folder)).toEqual(['a.json']);
});

test('a folder is told', async () => {
  await mkdir(join(folder, 'reports'));
  await expect(writeOut(join(folder, 'reports'), 'x')).rejects.toMatchObject({
    code: 'output-is-folder',
    values: { name: 'reports' },
  });
});

test.skipIf(process.platform === 'win32')('a pipe gets the bytes and stays a pipe', async () => {
  const path = join(folder, 'pipe');
  execFileSync('mkfifo', [path]);
  const reader = spawn('cat', [path], { stdio: ['ignore', 'pipe', 'inherit'] });
  let read = '';
  reader.stdout.setEncoding('utf8').on('data', (text: string) => (read += text));
  await writeOut(path, 'through');
  await once(reader, 'close');
  expect(read).toBe('through');
  expect((await stat(path)).isFIFO()).toBe(true);
});

test.skipIf(process.platform === 'win32')('/dev/null stays what it is', async () => {
  await writeOut('/dev/null', 'x');
  expect((await stat('/dev/null')).isCharacterDevice()).toBe(true);
});

test('asked before: a folder, and a folder that is missing or none', async () => {
  const file = join(folder, 'a-file');
  await writeOut(file, 'x');
  await expect(checkOut(folder)).rejects.toMatchObject({ code: 'output-is-folder' });
  const missing = { code: 'output-folder-missing' };
  await expect(checkOut(join(folder, 'nowhere', 'a.json'))).rejects.toMatchObject({
    ...missing,
    values: { name: 'nowhere' },
  });
  await expect(checkOut(join(file, 'a.json'))).rejects.toMatchObject({ ...missing, values: { name: 'a-file' } });
  await expect(checkOut(join(folder, 'results/'))).rejects.toMatchObject({ ...missing, values: { name: 'results' } });
  for (const good of [file, join(folder, 'new.json'), '/dev/null']) await checkOut(good);
  expect(await readdir(folder)).not.toContain('new.json');
});

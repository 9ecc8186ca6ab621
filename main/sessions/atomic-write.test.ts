import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WholeFile, writeWhole } from './atomic-write.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-whole-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A folder of its own for a test. */
async function place(name: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(path);
  return path;
}

test('the file is whole, for its owner alone, and nothing lies beside it', async () => {
  const here = await place('new');
  await writeWhole(join(here, 'a.json'), '{}\n', 'a.json');
  expect(await readdir(here)).toEqual(['a.json']);
  expect(await readFile(join(here, 'a.json'), 'utf8')).toBe('{}\n');
  expect((await stat(join(here, 'a.json'))).mode & 0o777).toBe(0o600);
});

test('a reader sees the old file or the new one, never a part', async () => {
  const here = await place('readers');
  const path = join(here, 'a');
  const sizes = [3_000_000, 2_000_000];
  await writeWhole(path, 'x'.repeat(3_000_000), 'a');
  const seen = new Set<number>();
  let writing = true;
  const reading = (async () => {
    while (writing) seen.add((await readFile(path)).length);
  })();
  for (let i = 0; i < 10; i++) await writeWhole(path, 'y'.repeat(sizes[i % 2] ?? 0), 'a');
  writing = false;
  await reading;
  expect([...seen].filter((size) => !sizes.includes(size))).toEqual([]);
});

test('where the name is taken by a folder, nothing is left and the folder stands', async () => {
  const here = await place('taken');
  await mkdir(join(here, 'report.pdf', 'inside'), { recursive: true });
  await expect(writeWhole(join(here, 'report.pdf'), 'x', 'report.pdf')).rejects.toMatchObject({ code: 'write-failed', values: { name: 'report.pdf' } });
  expect(await readdir(here)).toEqual(['report.pdf']);
});

test('a folder that is not there', async () => {
  await expect(writeWhole(join(folder, 'none', 'a'), 'x', 'a')).rejects.toMatchObject({ code: 'write-failed' });
});

/** The kernel's own full disk: every write to it fails with ENOSPC. */
const FULL = '/dev/full';
const noFull = await stat(FULL).then(
  () => null,
  () => 'skipped: no /dev/full',
);

test.skipIf(noFull !== null)(`a full disk keeps the old file and leaves no new one${noFull ? ` (${noFull})` : ''}`, async () => {
  const here = await place('full');
  const path = join(here, 'report.pdf');
  await writeFile(path, 'old');
  const { open } = await import('node:fs/promises');
  const file = await WholeFile.create(path, 'report.pdf');
  const [part] = (await readdir(here)).filter((name) => name !== 'report.pdf');
  expect(part).toMatch(/^report\.pdf\.[0-9a-f]{12}\.part$/);
  // The descriptor of a file on a full disk, under the class that must not leave it there.
  const full = await open(FULL, 'w');
  const handle = Reflect.get(WholeFile, 'prototype') as object;
  expect(handle).toBeTypeOf('object');
  await expect(full.writeFile('x')).rejects.toMatchObject({ code: 'ENOSPC' });
  await full.close();
  await file.discard();
  expect(await readdir(here)).toEqual(['report.pdf']);
  expect(await readFile(path, 'utf8')).toBe('old');
});

test('discarding twice, or after keeping, does no harm', async () => {
  const here = await place('twice');
  const file = await WholeFile.create(join(here, 'a'), 'a');
  await file.write('one ');
  await file.write(Buffer.from('two'));
  await file.keep(join(here, 'a'));
  await file.discard();
  await file.discard();
  expect(await readFile(join(here, 'a'), 'utf8')).toBe('one two');
});

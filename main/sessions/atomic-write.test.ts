import { spawnSync } from 'node:child_process';
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
  const state = { writing: true };
  const reading = (async () => {
    while (state.writing) seen.add((await readFile(path)).length);
  })();
  for (let i = 0; i < 10; i++) await writeWhole(path, 'y'.repeat(sizes[i % 2] ?? 0), 'a');
  state.writing = false;
  await reading;
  expect([...seen].filter((size) => !sizes.includes(size))).toEqual([]);
});

test('where the name is taken by a folder, nothing is left and the folder stands', async () => {
  const here = await place('taken');
  await mkdir(join(here, 'report.pdf', 'inside'), { recursive: true });
  await expect(writeWhole(join(here, 'report.pdf'), 'x', 'report.pdf')).rejects.toMatchObject({
    code: 'write-failed',
    values: { name: 'report.pdf' },
  });
  expect(await readdir(here)).toEqual(['report.pdf']);
});

test('a folder that is not there', async () => {
  await expect(writeWhole(join(folder, 'none', 'a'), 'x', 'a')).rejects.toMatchObject({ code: 'write-failed' });
});

/** Another process whose files may grow to 4 or 8 KB and no further, as on a disk that fills up. */
function writeLimited(path: string): string {
  const module = new URL('./atomic-write.ts', import.meta.url).href;
  const script = `import(${JSON.stringify(module)}).then(({ writeWhole }) => writeWhole(${JSON.stringify(path)}, 'x'.repeat(1e6), 'report.pdf')).then(() => 'written', (error) => error.code).then(console.log)`;
  const limited = `trap '' XFSZ; ulimit -f 8; exec "$0" -e "$1"`;
  return spawnSync('/bin/sh', ['-c', limited, process.execPath, script], { encoding: 'utf8' }).stdout.trim();
}

test.skipIf(process.platform === 'win32')(
  'a full disk keeps the old file and leaves no half of the new one',
  async () => {
    const here = await place('full');
    const path = join(here, 'report.pdf');
    await writeFile(path, 'old');
    expect(writeLimited(path)).toBe('disk-full');
    expect(await readdir(here)).toEqual(['report.pdf']);
    expect(await readFile(path, 'utf8')).toBe('old');
  },
);

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

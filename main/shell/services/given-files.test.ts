import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { GivenFiles } from './given-files.ts';

let root = '';
let given: GivenFiles;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'earshot-given-'));
  given = new GivenFiles(root);
});
afterEach(() => rm(root, { recursive: true }));

const bytes = (...parts: string[]) => Readable.from(parts.map((part) => Buffer.from(part)));

test('a file waits under a name of ours, for its owner alone, until it is opened', async () => {
  const { handle, name } = await given.take(bytes('one ', 'two'), '../../evil name.pcap');
  expect(name).toBe('../../evil name.pcap');
  expect(handle).toMatch(/^[0-9a-f]{32}$/);
  const { path } = given.get(handle);
  expect(path).toBe(join(root, 'given', handle));
  expect(await readFile(path, 'utf8')).toBe('one two');
  expect([(await stat(path)).mode & 0o777, (await stat(join(root, 'given'))).mode & 0o777]).toEqual([0o600, 0o700]);
  await given.forget(handle);
  expect(await readdir(join(root, 'given'))).toEqual([]);
  expect(() => given.get(handle)).toThrow(expect.objectContaining({ code: 'no-such-file' }));
});

test('a handle that nobody was given opens nothing', () => {
  for (const handle of ['', '..', '../sessions/x/my-values.json', 'constructor'])
    expect(() => given.get(handle)).toThrow(expect.objectContaining({ code: 'no-such-file' }));
});

test('a file that breaks off leaves nothing, and it is told as what it is: a failed read', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('half');
    throw Object.assign(new Error('gone'), { code: 'ECONNRESET' });
  }
  await expect(given.take(broken(), 'a.pcap')).rejects.toMatchObject({
    code: 'read-failed',
    values: { name: 'a.pcap' },
  });
  await expect(given.take(createReadStream(join(root, 'none')), 'none')).rejects.toMatchObject({
    code: 'no-such-file',
  });
  await expect(given.take(createReadStream(root), 'a-folder')).rejects.toMatchObject({ code: 'is-a-directory' });
  expect(await readdir(join(root, 'given'))).toEqual([]);
});

test('where our own folder cannot be made, writing failed', async () => {
  await writeFile(join(root, 'given'), 'a file in its place');
  await expect(given.take(bytes('x'), 'a.pcap')).rejects.toMatchObject({ code: 'write-failed' });
});

test('at the end all that was given goes; what an earlier run left goes when it is old', async () => {
  await mkdir(join(root, 'given'));
  for (const name of ['old', 'young']) await writeFile(join(root, 'given', name), 'x');
  await utimes(join(root, 'given', 'old'), 1_000, 1_000);
  const { handle } = await given.take(bytes('new'), 'a.pcap');
  await given.removeOld(2_000_000);
  expect((await readdir(join(root, 'given'))).sort()).toEqual([handle, 'young'].sort());
  await given.clear();
  expect(await readdir(join(root, 'given'))).toEqual(['young']);
  expect(() => given.get(handle)).toThrow();
});

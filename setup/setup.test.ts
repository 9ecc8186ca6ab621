/** The set-up does its work once, and says nothing on the stdout of the command that it serves. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CHECKS } from './checks.mjs';
import { carriedNodeFolder, workingNode } from './node.mjs';
import { packagesToBuild } from './packages.mjs';
import { ROOT, run } from './run.mjs';
import { hashOf, isStamped, stamp } from './stamp.mjs';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-setup-'));
  path = relative(ROOT, folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a hash changes with what a build is made from, and with nothing else', () => {
  writeFileSync(join(folder, 'a.ts'), '1');
  const before = hashOf([path]);
  writeFileSync(join(folder, 'a.test.ts'), 'x');
  expect(hashOf([path])).toBe(before);
  expect(hashOf([path, 'not-there'])).toBe(before);
  writeFileSync(join(folder, 'a.ts'), '2');
  const changed = hashOf([path]);
  expect(changed).not.toBe(before);
  writeFileSync(join(folder, 'b.ts'), '');
  expect(hashOf([path])).not.toBe(changed);
  expect(hashOf([path], 'salt')).not.toBe(hashOf([path]));
});

test('a stamp is true for its own hash alone', () => {
  const file = join(path, 'deep', 'stamp');
  expect(isStamped(file, 'a')).toBe(false);
  stamp(file, 'a');
  expect(isStamped(file, 'a')).toBe(true);
  expect(isStamped(file, 'b')).toBe(false);
});

test('the Node to work with is the one that npm carries', () => {
  const carried = carriedNodeFolder();
  if (carried === null) return expect(workingNode()).not.toBeNull();
  expect(workingNode()).toContain(carried);
  expect(run(String(workingNode()), ['--version'], { quiet: true }).output.trim()).toBe('v22.23.2');
});

test('only cap may run a build of its own', () => {
  for (const name of packagesToBuild()) expect(name).toBe('cap');
});

test('the command gets stdout for itself, and the folder it was called from', () => {
  const command = [join(ROOT, 'setup', 'earshot.mjs'), 'assess', 'no-such-file.pcap'];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: folder },
  });
  expect(stdout).toBe('');
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(status).toBe(2);
});

test('a check by an unknown name is refused, with the names there are', () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'setup', 'test.mjs'), '--only', 'nothing'],
    { encoding: 'utf8' },
  );
  expect(status).toBe(2);
  expect(stderr).toContain(Object.keys(CHECKS).join(', '));
  expect(stdout).toBe('0 passed, 1 failed\n');
});

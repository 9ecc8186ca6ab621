import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadCap } from './cap-library.ts';
import { captureState, chooseSource } from './choose-source.ts';

const folder = mkdtempSync(join(tmpdir(), 'earshot-choose-'));
afterAll(() => rmSync(folder, { recursive: true }));
let made = 0;

const ETH0 =
  '{"name":"eth0","description":"Cable","addresses":["192.0.2.2"],"loopback":false,"up":true,"running":true,"default":true}';

/** A script that lists one interface and answers `--check` as told. */
function fakeHelper(check: string): string {
  const path = join(folder, `helper-${made++}`);
  writeFileSync(path, `#!/bin/sh\nif [ "$1" = --list ]; then echo '${ETH0}'; else ${check}; fi\n`);
  chmodSync(path, 0o700);
  return path;
}

const refuses = (error: string) => `echo '{"error":"${error}","detail":""}' >&2; exit 2`;
const mayNot = { mayInProcess: async () => false };

test('a helper with its right is the source', async () => {
  expect(await captureState({ ...mayNot, helperPath: fakeHelper('exit 0') })).toEqual({
    source: 'helper',
    interfaces: [{ name: 'eth0', label: 'Cable (eth0)', addresses: ['192.0.2.2'], isDefault: true }],
    grantCommand: null,
    why: 'ready',
  });
});

test('a helper without its right: the one command, and it names this helper', async () => {
  const helperPath = fakeHelper(refuses('no-permission'));
  const state = await captureState({ ...mayNot, helperPath });
  expect(state).toMatchObject({ source: null, why: 'right-missing' });
  if (process.platform === 'linux') expect(state.grantCommand).toBe(`sudo setcap cap_net_raw+ep ${helperPath}`);
});

test.skipIf(loadCap() === null)('where this process may record anyway, cap does', async () => {
  const helperPath = fakeHelper(refuses('no-permission'));
  const state = await captureState({ helperPath, mayInProcess: async () => true });
  expect(state).toMatchObject({ source: 'cap', why: 'ready', grantCommand: null });
});

test('an interface that went down, and a helper that is not there', async () => {
  const down = await captureState({ ...mayNot, helperPath: fakeHelper(refuses('no-device')) });
  expect(down).toMatchObject({ source: null, why: 'no-interface', grantCommand: null });
  const missing = await captureState({ ...mayNot, helperPath: '/nowhere/earshot-capture' });
  expect(missing).toMatchObject({ source: null, grantCommand: null });
  expect(['helper-missing', 'no-interface']).toContain(missing.why); // a machine with nothing but loopback has no network
});

test('a failure that is not the right is left for Start to tell', async () => {
  const state = await captureState({ ...mayNot, helperPath: fakeHelper(refuses('open-failed')) });
  expect(state).toMatchObject({ source: 'helper', why: 'ready', grantCommand: null });
});

test('chooses what it is asked for, and says so where there is none', async () => {
  expect((await chooseSource('helper', fakeHelper('exit 0'))).kind).toBe('helper');
  if (loadCap() !== null) expect((await chooseSource('cap')).kind).toBe('cap');
  await expect(chooseSource('helper', '/nowhere/earshot-capture')).rejects.toMatchObject({ code: 'no-capture-source' });
});

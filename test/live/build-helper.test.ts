import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const native = fileURLToPath(new URL('../../native', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'earshot-build-'));
afterAll(() => rmSync(folder, { recursive: true }));

const make = (...args: string[]) => spawnSync('make', ['-s', '-C', native, ...args], { encoding: 'utf8' });
const canBuild = make('check-deps').status === 0;

test.skipIf(!canBuild)(
  `the helper builds without a warning${canBuild ? '' : ' (skipped: no make, cc or pcap.h)'}`,
  () => {
    const built = make('WERROR=-Werror', `BUILD=${folder}`);
    expect([built.status, built.stderr]).toEqual([0, '']);
    // Only its owner may run it: whoever can run it can record, once it has its right.
    expect(statSync(join(folder, 'earshot-capture')).mode & 0o777).toBe(0o700);
  },
);

const hasValgrind = canBuild && spawnSync('valgrind', ['--version']).status === 0;

test.skipIf(!hasValgrind)(`valgrind finds no fault${hasValgrind ? '' : ' (skipped: not installed)'}`, () => {
  expect(make('valgrind', `BUILD=${folder}`).status).toBe(0);
  const helper = join(folder, 'valgrind/earshot-capture');
  const under = (...args: string[]) =>
    spawnSync('valgrind', ['-q', '--error-exitcode=99', '--leak-check=full', '--track-fds=yes', helper, ...args], {
      input: '',
      timeout: 60_000,
    }).status;
  expect(under('--list')).toBe(0);
  expect(under('--nonsense')).toBe(2);
  // Recording for an instant: the end of its input stops it. Without the right it ends with 2, which is no fault either.
  expect([0, 2]).toContain(under('--device', 'lo', '--filter', 'udp port 9 or (tcp[13] & 2 != 0)'));
});

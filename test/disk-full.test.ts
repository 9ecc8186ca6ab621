/** A disk that fills up while a result is written: one clear line, exit code 2, and nothing half-written is left. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createText, tellProblem } from '../main/text/index.ts';
import { plantSecrets } from './generate/planted.ts';
import { runEarshot, type Ran } from './run-earshot.ts';

const SAMPLE = new URL('../knowledge/sample/clubhouse-2021.pcapng', import.meta.url).pathname;
const RENDERER = new URL('../dist/renderer/index.html', import.meta.url).pathname;
const IS_ROOT = process.getuid?.() === 0;

const out = mkdtempSync(join(tmpdir(), 'earshot-full-'));
const planted = `${out}.pcapng`;
writeFileSync(planted, plantSecrets(1, 120).bytes);
afterAll(() => [out, planted].forEach((path) => rmSync(path, { recursive: true, force: true })));

/** Runs the command with a disk of 48 KB mounted at the folder for results, in a mount namespace of its own, and lists
 *  what lies there afterwards. */
const ON_A_SMALL_DISK =
  'mount -t tmpfs -o size=48k none "$OUT" || exit 99; "$@"; code=$?; echo "left: $(ls -A "$OUT" | tr "\\n" " ")"; exit $code';
const namespace = IS_ROOT ? ['unshare', '-m'] : ['unshare', '-rm'];
const [unshare = '', ...unshareArgs] = namespace;
const canMount =
  process.platform === 'linux' &&
  spawnSync(unshare, [...unshareArgs, 'sh', '-c', 'mount -t tmpfs none /mnt']).status === 0;

describe.skipIf(!canMount)('the disk is full (skipped where no small disk can be mounted)', () => {
  const onSmallDisk = (args: readonly string[]): Promise<Ran> =>
    runEarshot(args, { shell: `exec ${namespace.join(' ')} sh -c '${ON_A_SMALL_DISK}' sh "$@"`, env: { OUT: out } });

  const expectFull = ({ code, stdout, stderr }: Ran, name: string): void => {
    expect(stderr).toContain(tellProblem({ code: 'disk-full', values: { name } }, createText('en')).happened);
    expect(code).toBe(2);
    expect(stdout).toMatch(/^left: $/m);
  };

  test('a document that fits is written', async () => {
    const ran = await onSmallDisk(['assess', SAMPLE, '--json', join(out, 'small.json')]);
    expect([ran.code, ran.stderr]).toEqual([0, '']);
    expect(ran.stdout).toMatch(/^left: small\.json $/m);
  });

  test('while the JSON is written: nothing is left', async () => {
    expectFull(await onSmallDisk(['assess', planted, '--flows', '--json', join(out, 'large.json')]), 'large.json');
  });

  test.skipIf(!existsSync(RENDERER))(
    'while the PDF is written: nothing is left (skipped where dist/renderer is not built)',
    async () => {
      expectFull(await onSmallDisk(['assess', SAMPLE, '--pdf', join(out, 'report.pdf')]), 'report.pdf');
    },
    60_000,
  );
});

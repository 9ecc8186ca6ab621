import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, existsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { assessmentSchema } from '../../main/contract/assessment.ts';
import { createCaptureReader } from '../../main/formats/reader.ts';
import { runEarshot } from '../run-earshot.ts';
import { named, whyNoLoopback } from './capture-ready.ts';
import { startStranger, type Stranger } from './stranger.ts';

const why = whyNoLoopback();
const folder = mkdtempSync(join(tmpdir(), 'earshot-command-'));
afterAll(() => rmSync(folder, { recursive: true }));

let stranger: Stranger | null = null;
afterEach(() => {
  stranger?.stop();
  stranger = null;
});

const record = (out: string, ...more: string[]) =>
  runEarshot(['capture', '--out', out, '--interface', 'lo', '--i-have-consent', ...more]);

test.skipIf(why !== null)(
  named('capture records for as long as it was told, into a file for its owner alone', why),
  async () => {
    stranger = startStranger('join uid=48123493 now');
    const out = join(folder, 'two-seconds.pcapng');
    const since = performance.now();
    const ran = await record(out, '--seconds', '2');
    expect([ran.code, ran.stderr]).toEqual([0, '']);
    expect(performance.now() - since).toBeGreaterThan(2_000);
    const [, packets] = /^Recorded (\d+) packets in 2 s to two-seconds\.pcapng\. Lost: 0\.\n$/.exec(ran.stdout) ?? [];
    expect(Number(packets)).toBeGreaterThan(20);
    expect(statSync(out).mode & 0o777).toBe(0o600);
    const reader = createCaptureReader();
    reader.push(readFileSync(out), () => undefined);
    reader.end(() => undefined);
    expect(reader.facts).toMatchObject({ format: 'pcapng', packets: Number(packets), truncated: false, problems: [] });

    // And the file gives what the live page would have shown.
    const mine = join(folder, 'mine.jsonl');
    writeFileSync(mine, '{"kind":"user-id","value":"48123493"}\n');
    const assessed = await runEarshot(['assess', out, '--mine-file', mine, '--json', '-']);
    const { findings } = assessmentSchema.parse(JSON.parse(assessed.stdout));
    expect(findings.filter(({ subject }) => subject?.mine === 'account')).toMatchObject([
      { confidence: 'confirmed', reach: 'local' },
    ]);
    expect([assessed.code, assessed.stdout.includes('48123493')]).toEqual([0, false]);
  },
);

test.skipIf(why !== null)(named('Ctrl+C ends a recording as its time does', why), async () => {
  const out = join(folder, 'stopped.pcapng');
  const command = new URL('../../main/cli/earshot.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [command, 'capture', '--out', out, '--interface', 'lo', '--i-have-consent'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  await expect.poll(() => existsSync(out) && statSync(out).size, { timeout: 15_000 }).toBeGreaterThan(100);
  child.kill('SIGINT');
  expect(await ended).toBe(0);
  const reader = createCaptureReader();
  reader.push(readFileSync(out), () => undefined);
  reader.end(() => undefined);
  expect(reader.facts).toMatchObject({ truncated: false, problems: [] });
});

test.skipIf(why !== null)(named('without consent nothing is recorded', why), async () => {
  const out = join(folder, 'refused.pcapng');
  const ran = await runEarshot(['capture', '--seconds', '1', '--out', out, '--interface', 'lo']);
  expect([ran.code, ran.stdout, existsSync(out)]).toEqual([2, '', false]);
  expect(ran.stderr).toMatch(/^Nothing was recorded\. .*agreed.*\n$/);
});

test.skipIf(why !== null)(
  named('what cannot be is one sentence and exit code 2, and leaves no file', why),
  async () => {
    const taken = join(folder, 'taken.pcapng');
    writeFileSync(taken, 'mine');
    const cases: [string[], RegExp][] = [
      [['--seconds', '1', '--out', taken, '--interface', 'lo'], /could not be saved/],
      [
        ['--seconds', '1', '--out', join(folder, 'none', 'a.pcapng'), '--interface', 'lo'],
        /there is no folder called none/,
      ],
      [['--seconds', '1', '--out', join(folder, 'a.pcapng'), '--interface', 'no-such-one'], /no network/],
      [['--seconds', 'x', '--out', join(folder, 'a.pcapng'), '--interface', 'lo'], /did not understand/],
      [['--seconds', '-1', '--out', join(folder, 'a.pcapng'), '--interface', 'lo'], /did not understand/],
    ];
    for (const [args, said] of cases) {
      const ran = await runEarshot(['capture', '--i-have-consent', ...args]);
      expect([ran.code, ran.stdout], args.join(' ')).toEqual([2, '']);
      expect(ran.stderr, args.join(' ')).toMatch(said);
      expect(ran.stderr.trim().split('\n'), args.join(' ')).toHaveLength(1);
    }
    expect(existsSync(join(folder, 'a.pcapng'))).toBe(false);
    expect(readFileSync(taken, 'utf8')).toBe('mine');
  },
);

test.skipIf(why !== null)(named('interfaces lists loopback, and says that Earshot may record', why), async () => {
  const { code, stdout, stderr } = await runEarshot(['interfaces']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^lo\b.*\n {4}127\.0\.0\.1$/m);
  expect(stdout).toContain('Earshot may record.');
});

const noTcpdump =
  why ?? (spawnSync('tcpdump', ['--version']).error === undefined ? null : 'skipped: tcpdump is not installed');
const mayTcpdump = noTcpdump ?? (process.getuid?.() === 0 ? null : 'skipped: tcpdump needs root here');

test.skipIf(mayTcpdump !== null)(named('tcpdump -w - | earshot assess -', mayTcpdump), async () => {
  stranger = startStranger('join uid=48123493 now');
  chmodSync(folder, 0o755);
  const shell = `tcpdump -i lo -c 30 -w - "udp port ${stranger.port}" 2>/dev/null | "$@"`;
  const { code, stdout, stderr } = await runEarshot(['assess', '-', '--mine', 'user-id=48123493', '--json', '-'], {
    shell,
  });
  const { input, findings, coverage } = assessmentSchema.parse(JSON.parse(stdout));
  expect([code, stderr, coverage.packets, input.files[0]?.format]).toEqual([0, '', 30, 'pcap']);
  expect(findings.filter(({ subject }) => subject?.mine === 'account')).toMatchObject([
    { confidence: 'confirmed', reach: 'local' },
  ]);
});

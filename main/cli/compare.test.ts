import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runEarshot } from '../../test/run-earshot.ts';
import { buildSample, SAMPLE } from '../../test/sample/build-sample.ts';
import { comparisonSchema } from '../contract/comparison.ts';
import { whatIsTold } from './compare.ts';

const folder = mkdtempSync(join(tmpdir(), 'earshot-compare-'));
const [first, second] = ['a.pcapng', 'b.pcapng'].map((name) => join(folder, name)) as [string, string];
writeFileSync(first, buildSample());
writeFileSync(second, buildSample({ ...SAMPLE, seed: 2022, userId: 407_118_233, roomId: 'Qv72LmTe' }));
const NOTHING = { same: false, different: [], reveal: false };

test('two recordings in, one answer out', async () => {
  const out = join(folder, 'out.json');
  const { code, stdout, stderr } = await runEarshot([
    'compare',
    first,
    second,
    '--different',
    'account',
    '--json',
    out,
  ]);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('An identifier of the account, or of this one use of the app');
  expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  const comparison = comparisonSchema.parse(JSON.parse(readFileSync(out, 'utf8')));
  expect(comparison.findings.map(({ confidence }) => confidence)).toEqual(['likely', 'likely']);
  expect(stdout + readFileSync(out, 'utf8')).not.toContain(SAMPLE.roomId);
});

test('a session is a folder with its recording in it', async () => {
  const session = mkdtempSync(join(tmpdir(), 'earshot-session-'));
  writeFileSync(join(session, 'capture.pcapng'), buildSample());
  const { code, stdout } = await runEarshot(['compare', session, second, '--different', 'account', '--json', '-']);
  expect([code, comparisonSchema.parse(JSON.parse(stdout)).findings.length]).toEqual([0, 2]);
});

test('what it needs is asked for in one line', async () => {
  for (const [args, says] of [
    [[first, second], 'We need to know how the recordings differ.'],
    [[first, '--same'], 'One recording cannot be compared.'],
    [[first, second, '--different', 'phone'], 'We could not understand how the recordings differ: phone.'],
    [[first, join(folder, 'none.pcap'), '--same'], 'There is no file called none.pcap.'],
  ] as const) {
    const { code, stdout, stderr } = await runEarshot(['compare', ...args]);
    expect([code, stdout, stderr.startsWith(says), stderr.trimEnd().split('\n').length]).toEqual([2, '', true, 1]);
  }
});

test('what is said becomes one word for each recording, and no name is kept', () => {
  const told = (accounts: string | undefined, different: string[], same = false) =>
    whatIsTold(3, { ...NOTHING, same, different, ...(accounts !== undefined && { accounts }) }).map(
      ({ account, device }) => account + device,
    );
  expect(told(undefined, ['account'])).toEqual(['11', '21', '31']);
  expect(told(undefined, ['account', 'device'])).toEqual(['11', '22', '33']);
  expect(told(undefined, [], true)).toEqual(['11', '11', '11']);
  expect(told('anna, bo,anna', [])).toEqual(['11', '21', '11']);
  expect(() => told('anna,bo', [])).toThrow('compare-bad-told');
  expect(() => told('anna,bo,cy', ['device'])).toThrow('compare-bad-told');
});

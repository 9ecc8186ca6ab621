import { expect, test } from 'vitest';
import { buildSample, SAMPLE } from '../../../test/sample/build-sample.ts';
import { type Comparison, comparisonSchema } from '../../contract/comparison.ts';
import { createObserver } from './observe.ts';
import { compareAndWrite, type ReadRecording } from './write-comparison.ts';

const SECOND = { ...SAMPLE, seed: 2022, userId: 407_118_233, roomId: 'Qv72LmTe' };

function read(bytes: Uint8Array, account: string): ReadRecording {
  const observer = createObserver();
  observer.push(bytes);
  const observed = observer.finish();
  const { facts, firstTime, lastTime } = observer;
  return { observed, facts, firstTime, lastTime, sha256: '00', told: { account, device: '1' } };
}
const compared = (reveal: boolean): Comparison =>
  compareAndWrite([read(buildSample(), '1'), read(buildSample(SECOND), '2')], { reveal, lang: 'en' });

test('the document holds what its schema says', () => {
  for (const reveal of [false, true]) expect(comparisonSchema.parse(compared(reveal))).toEqual(compared(reveal));
});

test('no raw value, own address or name of a file stands in it; with reveal the values do', () => {
  const hidden = JSON.stringify(compared(false));
  for (const secret of [SAMPLE.roomId, SECOND.roomId, 'hex:2b', '192.168.43.57']) expect(hidden).not.toContain(secret);
  expect(JSON.stringify(compared(true))).toContain(SAMPLE.roomId);
  expect(compared(false).findings[0]?.values[0]).not.toHaveProperty('value');
});

test('what may be a message or a token shows only its size', () => {
  const masks = compared(false).findings.flatMap(({ values }) => values.map(({ masked }) => masked));
  expect(masks.every((mask) => mask.length <= 10)).toBe(true);
});

test('it says what cannot be told, and what each recording was said to be', () => {
  const { cannotTell, recordings, kindsOmitted } = compared(false);
  expect(cannotTell).toContain('session');
  expect(recordings.map(({ name, told }) => [name, told.account])).toEqual([
    ['recording-1', '1'],
    ['recording-2', '2'],
  ]);
  expect(kindsOmitted).toBe(0);
});

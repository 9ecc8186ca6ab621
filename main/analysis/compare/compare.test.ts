import { expect, test } from 'vitest';
import { held, noise, observed } from './compare.fixture.ts';
import type { Observed } from './observed.ts';
import { compareRecordings, isOneUser, valuesOf } from './compare.ts';

const IDS = [
  [0x69, 0x4b, 0xcf, 0x34],
  [0x70, 0xae, 0xde, 0x37],
] as const;
const recording = (own: 0 | 1, seed: number = own) =>
  observed([0, 1, 2, 3].map((i) => [0xf0, 0xf1, i, ...IDS[own], 0xaa, 0xbb, 0xcc, 0xdd, ...noise(seed * 10 + i, 20)]));
const ONE = { account: '1', device: '1' };
const OTHER = { account: '2', device: '1' };
const told = (found: ReturnType<typeof compareRecordings>) =>
  found.findings.map(({ held, owners, confidence }) => [...valuesOf(held), owners.join(), confidence]);

test('the same in each, another in the other: likely, and nobody says whether of the account or of the session', () => {
  const found = compareRecordings([recording(0), recording(1)], [ONE, OTHER]);
  expect(told(found)).toEqual([['hex:694bcf34', 'hex:70aede37', 'account,installation,session', 'likely']]);
});

test('the app’s own constant is never told', () => {
  expect(told(compareRecordings([recording(0), recording(0, 7)], [ONE, OTHER]))).toEqual([]);
});

test('one recording tells nothing', () => {
  expect(told(compareRecordings([recording(0)], [ONE]))).toEqual([]);
});

test('two of one account: what stays the same is no more than possible, what differs is of the session', () => {
  const same = told(compareRecordings([recording(0), recording(0, 7)], [ONE, ONE]));
  expect(same.map((one) => one.at(-1))).toEqual(['possible']);
  const values = told(compareRecordings([recording(0), recording(1)], [ONE, ONE])).flatMap((one) => one.slice(0, 2));
  expect(values.filter((value) => value?.includes('694bcf34'))).toEqual([]);
});

test('three recordings name it', () => {
  const all = [recording(0), recording(0, 7), recording(1)];
  const found = compareRecordings(all, [ONE, { account: '1', device: '2' }, OTHER]);
  expect(told(found)).toEqual([['hex:694bcf34', 'hex:694bcf34', 'hex:70aede37', 'account', 'likely']]);
});

test('seen once in each: with two recordings possible, and likely where a third shows whose it is', () => {
  const once = (value: string): Observed => ({
    ...observed([]),
    fields: new Map([['f', { path: 'http.query.u', key: 'u', chain: [], held: held(value, [1]) }]]),
  });
  const [a, b] = [once('k7q2x9'), once('m3w9z4')];
  expect(told(compareRecordings([a, b], [ONE, OTHER])).map((one) => one.at(-1))).toEqual(['possible']);
  const found = compareRecordings([a, b, a], [ONE, OTHER, { account: '1', device: '2' }]);
  expect(told(found)).toEqual([['k7q2x9', 'm3w9z4', 'k7q2x9', 'account', 'likely']]);
  // A word may be a choice that two recordings made alike by chance.
  const words = compareRecordings(['photo', 'video', 'photo'].map(once), [ONE, OTHER, { account: '1', device: '2' }]);
  expect(told(words).map((one) => one.at(-1))).toEqual(['possible']);
});

test('one user', () => {
  expect([isOneUser([ONE, ONE]), isOneUser([ONE, OTHER])]).toEqual([true, false]);
});

import { expect, test } from 'vitest';
import { noise, observed } from './compare.fixture.ts';
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

test('one user', () => {
  expect([isOneUser([ONE, ONE]), isOneUser([ONE, OTHER])]).toEqual([true, false]);
});

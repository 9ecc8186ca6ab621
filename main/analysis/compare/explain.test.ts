import { expect, test } from 'vitest';
import { cannotBeTold, ownersThatFit } from './explain.ts';

const ax = { account: 'a', device: 'x' };
const bx = { account: 'b', device: 'x' };
const ay = { account: 'a', device: 'y' };

test('two accounts on one device: not the device, and not the app', () => {
  expect(ownersThatFit(['1', '2'], [ax, bx])).toEqual(['account', 'installation', 'session']);
  expect(ownersThatFit(['1', '1'], [ax, bx])).toEqual(['app', 'device']);
});

test('three recordings leave one answer', () => {
  expect(ownersThatFit(['1', '2', '1'], [ax, bx, ay])).toEqual(['account']);
  expect(ownersThatFit(['1', '1', '2'], [ax, bx, ay])).toEqual(['device']);
  expect(ownersThatFit(['1', '1', '1'], [ax, bx, ay])).toEqual(['app']);
  expect(ownersThatFit(['1', '2', '3'], [ax, bx, ay, ax].slice(0, 3))).toEqual(['installation', 'session']);
  expect(ownersThatFit(['1', '2', '3', '4'], [ax, bx, ay, ax])).toEqual(['session']);
});

test('the same account and device twice: anything that lasts', () => {
  expect(ownersThatFit(['1', '1'], [ax, ax])).toEqual(['app', 'account', 'device', 'installation']);
  expect(ownersThatFit(['1', '2'], [ax, ax])).toEqual(['session']);
});

test('a value that was not seen says nothing', () => {
  expect(ownersThatFit(['1', null, '1'], [ax, bx, ay])).toEqual(['app', 'account']);
});

test('what no value could tell apart is said beforehand', () => {
  expect(cannotBeTold([ax, bx])).toEqual(['app', 'account', 'device', 'installation', 'session']);
  expect(cannotBeTold([ax, bx, ay])).toEqual(['installation', 'session']);
  expect(cannotBeTold([ax, bx, ay, ax])).toEqual([]);
});

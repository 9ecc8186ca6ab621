import { expect, test } from 'vitest';
import { distancesFixture } from './distances.fixture.ts';
import { isOutOfReach, onlyCountryInReach, reachOf } from './reach-of-light.ts';

// Far Island is 1,500 km from both others, which touch.
const distances = distancesFixture({ 'IS-GB': 1500, 'IS-IE': 1500, 'GB-IE': 0 });

test('150 km for each millisecond, rounded up', () => {
  expect(reachOf({ vantage: 'IS', micros: 10_000 })).toBe(1500);
  expect(reachOf({ vantage: 'IS', micros: 10_001 })).toBe(1501);
});

test('a country is out of reach only beyond the least distance, and never where the table lacks it', () => {
  expect(isOutOfReach('GB', { vantage: 'IS', micros: 9_990 }, distances)).toBe(true);
  expect(isOutOfReach('GB', { vantage: 'IS', micros: 10_000 }, distances)).toBe(false);
  expect(isOutOfReach('IE', { vantage: 'GB', micros: 1 }, distances)).toBe(false);
  expect(isOutOfReach('IS', { vantage: 'IS', micros: 0 }, distances)).toBe(false);
  expect(isOutOfReach('XX', { vantage: 'IS', micros: 1 }, distances)).toBe(false);
  expect(isOutOfReach('GB', { vantage: 'XX', micros: 1 }, distances)).toBe(false);
});

test('one country alone is left only where every other one is too far', () => {
  expect(onlyCountryInReach({ vantage: 'IS', micros: 5_000 }, distances)).toBe('IS');
  expect(onlyCountryInReach({ vantage: 'IS', micros: 20_000 }, distances)).toBeNull();
  expect(onlyCountryInReach({ vantage: 'GB', micros: 100 }, distances)).toBeNull();
});

import { expect, test } from 'vitest';
import { createText } from './text.ts';

const text = createText('en');

test('names countries and takes no side', () => {
  expect(text.country('CN')).toBe('China');
  expect(text.country('HK')).toBe('Hong Kong');
  expect(text.country('MO')).toBe('Macao');
  expect(text.country('TW')).toBe('Taiwan');
  expect(text.country('nonsense')).toBe('nonsense');
  expect(text.theCountry('US')).toBe('the United States');
  expect(text.theCountry('IN')).toBe('India');
});

test('says shares without rounding to none or all', () => {
  expect(text.percent(0)).toBe('0%');
  expect(text.percent(0.01)).toBe('less than 0.1%');
  expect(text.percent(0.45)).toBe('0.5%');
  expect(text.percent(99.99)).toBe('more than 99.9%');
  expect(text.percent(100)).toBe('100%');
});

test('says sizes in decimal units', () => {
  expect([0, 999, 64_012, 999_499, 999_600, 14_027_110, 2_500_000_000].map((one) => text.bytes(one))).toEqual([
    '0 B',
    '999 B',
    '64 kB',
    '999 kB',
    '1 MB',
    '14 MB',
    '2.5 GB',
  ]);
});

test('says times in UTC, whatever the time zone of the machine', () => {
  const before = process.env['TZ'];
  process.env['TZ'] = 'Pacific/Auckland';
  expect(text.day('2026-11-18T23:59:59.999999999Z')).toBe('18 Nov 2026');
  expect(text.clock('2026-11-18T23:59:59.999999999Z')).toBe('23:59:59');
  expect(text.day('2026-09-01')).toBe('1 Sep 2026');
  process.env['TZ'] = before;
  expect(text.day('never')).toBe('');
  expect(text.clock('never')).toBe('');
});

test('says how long', () => {
  expect([0, 40, 401, 3_599.6, 7_325, -3].map((one) => text.duration(one))).toEqual([
    '0 s',
    '40 s',
    '6 min 41 s',
    '1 h 0 min',
    '2 h 2 min',
    '0 s',
  ]);
});

test('counts in words up to ten', () => {
  expect([1, 3, 10, 11, 1_200].map((one) => text.countWord(one))).toEqual(['one', 'three', 'ten', '11', '1,200']);
});

test('joins lists', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((one) => text.list(one))).toEqual([
    '',
    'a',
    'a and b',
    'a, b, and c',
  ]);
});

test('a language without a catalogue is told in English', () => {
  expect(createText('xx').lang).toBe('en');
});

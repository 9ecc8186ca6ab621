import { expect, test } from 'vitest';
import { eachRun, endOfRun, isPrintable } from './printable-runs.ts';
import { octets } from './recording-sink.fixture.ts';

test('a run is ASCII on one line, tabs included', () => {
  expect([0x20, 0x7e, 0x09, 0x41].every(isPrintable)).toBe(true);
  expect([0x00, 0x0a, 0x0d, 0x1f, 0x7f, 0x80, 0xff].some(isPrintable)).toBe(false);
});

test('finds each run inside its bounds', () => {
  const bytes = octets('\x00ab\x01\x02c\xffde');
  const runs: [number, number][] = [];
  eachRun(bytes, 0, bytes.length - 1, (at, length) => void runs.push([at, length]));
  expect(runs).toEqual([
    [1, 2],
    [5, 1],
    [7, 1],
  ]);
  expect(endOfRun(bytes, 1, 9)).toBe(3);
  expect(endOfRun(bytes, 7, 8)).toBe(8);
});

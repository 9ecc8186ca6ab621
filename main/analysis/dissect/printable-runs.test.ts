import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eachRun, endOfRun, hasRun, isPrintable, SHORTEST_RUN, startOfText } from './printable-runs.ts';
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

test('text begins behind a length that is readable by accident, and only there', () => {
  const start = (text: string, before: number): number => startOfText(octets(text), 0, text.length, before);
  expect(start(',{"a":1}', -1)).toBe(1);
  expect(start('abcd{"a":1}', -1)).toBe(4);
  expect(start('abcde{"a":1}', -1)).toBe(0);
  expect(start('!abcdefghijklmnopqrstuvwxyz1234567', 0)).toBe(1); // 33
  expect(start('!abcdefghijklmnopqrstuvwxyz1234567', 1)).toBe(0);
  expect(start('!abcdefghijklmnopqrstuvwxyz123456', 0)).toBe(0);
});

test('says whether there is a run worth telling, as going through them all would', () => {
  const bits = fc.array(fc.constantFrom(0x00, 0x41, 0x41, 0x41), { maxLength: 60 });
  fc.assert(
    fc.property(bits, fc.nat(5), (octetsOf, at) => {
      const bytes = Uint8Array.from(octetsOf);
      let found = false;
      eachRun(bytes, at, bytes.length, (_, length) => void (found ||= length >= SHORTEST_RUN));
      expect(hasRun(bytes, at, bytes.length)).toBe(found);
    }),
    { numRuns: 1000 },
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { endOfRun, isPrintable, nextRun, SHORTEST_RUN, startOfText } from './printable-runs.ts';
import { octets } from './recording-sink.fixture.ts';

test('a run is ASCII on one line, tabs included', () => {
  expect([0x20, 0x7e, 0x09, 0x41].every(isPrintable)).toBe(true);
  expect([0x00, 0x0a, 0x0d, 0x1f, 0x7f, 0x80, 0xff].some(isPrintable)).toBe(false);
});

test('a run ends inside its bounds', () => {
  const bytes = octets('\x00ab\x01\x02c\xffde');
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

test('finds the next run worth telling, as looking at every octet would', () => {
  const bits = fc.array(fc.constantFrom(0x00, 0x41, 0x41, 0x41), { maxLength: 60 });
  fc.assert(
    fc.property(bits, fc.nat(5), fc.nat(60), (octetsOf, at, cut) => {
      const bytes = Uint8Array.from(octetsOf);
      const end = Math.min(cut, bytes.length);
      const text = Buffer.from(bytes.subarray(0, end)).toString('latin1');
      const found = text.indexOf('A'.repeat(SHORTEST_RUN), at);
      expect(nextRun(bytes, at, end)).toBe(found < 0 ? end : found);
    }),
    { numRuns: 1000 },
  );
});

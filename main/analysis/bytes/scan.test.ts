import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeOf, placeOfAll, standsAt } from './scan.ts';

test('finds the octet, near and far, and never past the end', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 700 }), fc.nat(255), fc.nat(700), fc.nat(700), (bytes, octet, a, b) => {
      const end = Math.min(Math.max(a, b), bytes.length);
      const from = Math.min(a, b, end);
      const found = bytes.subarray(from, end).indexOf(octet);
      expect(placeOf(bytes, octet, from, end)).toBe(found < 0 ? end : from + found);
    }),
    { numRuns: 500 },
  );
});

test('compares in place', () => {
  const bytes = Uint8Array.of(1, 2, 3, 4);
  expect(standsAt(bytes, Uint8Array.of(2, 3), 1, 4)).toBe(true);
  expect(standsAt(bytes, Uint8Array.of(3, 4), 2, 3)).toBe(false);
  expect(standsAt(bytes, Uint8Array.of(1), -1, 4)).toBe(false);
});

test('placeOfAll agrees with a plain search and never looks past the end', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 700, max: 5 }),
      fc.uint8Array({ minLength: 1, maxLength: 5, max: 5 }),
      fc.nat(700),
      (bytes, part, cut) => {
        const end = Math.min(cut, bytes.length);
        const found = Buffer.from(bytes.subarray(0, end)).indexOf(part);
        expect(placeOfAll(bytes, part, 0, end)).toBe(found < 0 ? end : found);
      },
    ),
  );
});

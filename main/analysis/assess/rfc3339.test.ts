import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rfc3339 } from './rfc3339.ts';

/** 0000-01-01 and 9999-12-31, the years that RFC 3339 can write. */
const FIRST = Date.UTC(2000, 0, 1) / 1000 - 730_485 * 86_400;
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59) / 1000;

test('as JavaScript writes it, with nine decimals', () => {
  fc.assert(
    fc.property(fc.integer({ min: FIRST, max: LAST }), fc.nat(999_999_999), (seconds, nanos) => {
      const written = rfc3339({ seconds, nanos });
      expect(written).toBe(`${new Date(seconds * 1000).toISOString().slice(0, 19)}.${String(nanos).padStart(9, '0')}Z`);
    }),
  );
});

test.each([
  [0, '1970-01-01T00:00:00.000000001Z'],
  [-1, '1969-12-31T23:59:59.000000001Z'],
  [951_782_400, '2000-02-29T00:00:00.000000001Z'],
  [4_107_542_399, '2100-02-28T23:59:59.000000001Z'],
  [4_107_542_400, '2100-03-01T00:00:00.000000001Z'],
])('%i', (seconds, written) => {
  expect(rfc3339({ seconds, nanos: 1 })).toBe(written);
});

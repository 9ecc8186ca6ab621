import fc from 'fast-check';
import { expect, test } from 'vitest';
import { earlier, isBefore, later, microsBetween, type Moment } from './moment.ts';

const moment = fc.record({ seconds: fc.integer({ min: -1e6, max: 4e9 }), nanos: fc.nat(999_999_999) });
const total = ({ seconds, nanos }: Moment): bigint => BigInt(seconds) * 1_000_000_000n + BigInt(nanos);

test('order and distance, checked against whole nanoseconds', () => {
  fc.assert(
    fc.property(moment, moment, (a, b) => {
      expect(isBefore(a, b)).toBe(total(a) < total(b));
      expect(total(earlier(a, b) ?? a) <= total(later(a, b) ?? a)).toBe(true);
      const micros = microsBetween(a, b);
      expect(Number.isInteger(micros)).toBe(true);
      const rest = total(b) - total(a) - BigInt(micros) * 1000n;
      expect(rest > -1000n && rest < 1000n).toBe(true);
    }),
  );
});

test('a missing moment gives way', () => {
  const a = { seconds: 1, nanos: 0 };
  expect([earlier(null, a), earlier(a, null), later(null, a), later(a, null)]).toEqual([a, a, a, a]);
  expect([earlier(null, null), later(null, null)]).toEqual([null, null]);
});

test('of equal moments the first stays', () => {
  const [a, b] = [
    { seconds: 1, nanos: 5 },
    { seconds: 1, nanos: 5 },
  ];
  expect(earlier(a, b)).toBe(a);
  expect(later(a, b)).toBe(a);
  expect(isBefore(a, b)).toBe(false);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOfDate, dayOfSeconds } from './days.ts';

test('agrees with the platform on every day from year 1 to 9999', () => {
  fc.assert(
    fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (day) => {
      const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
      expect([dayOfDate(date), dayOfSeconds(day * 86_400 + 86_399)]).toEqual([day, day]);
    }),
  );
});

test('what is no date has no day', () => {
  expect([dayOfDate(''), dayOfDate('June 2026')]).toEqual([null, null]);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Recency } from './recency.ts';

test('the longest unused is the oldest', () => {
  const recency = new Recency(2);
  expect([recency.oldest(0), recency.oldestOfAll()]).toEqual([-1, -1]);
  recency.touch(5, 0);
  recency.touch(6, 0);
  recency.touch(7, 1);
  recency.touch(5, 0);
  expect([recency.oldest(0), recency.oldest(1), recency.oldestOfAll()]).toEqual([6, 7, 6]);
  recency.touch(6, 1);
  expect([recency.oldest(0), recency.oldest(1), recency.oldestOfAll()]).toEqual([5, 7, 7]);
  recency.remove(7);
  recency.remove(7);
  expect([recency.oldest(1), recency.oldestOfAll()]).toEqual([6, 5]);
});

test('agrees with plain arrays', () => {
  const step = fc.record({ entry: fc.nat(3000), list: fc.integer({ min: -1, max: 2 }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
      const recency = new Recency(3);
      let truth: { entry: number; list: number }[] = [];
      for (const use of steps) {
        truth = truth.filter(({ entry }) => entry !== use.entry);
        if (use.list < 0) recency.remove(use.entry);
        else {
          recency.touch(use.entry, use.list);
          truth.push(use);
        }
        for (const list of [0, 1, 2]) {
          expect(recency.oldest(list)).toBe(truth.find((other) => other.list === list)?.entry ?? -1);
        }
        expect(recency.oldestOfAll()).toBe(truth[0]?.entry ?? -1);
      }
    }),
  );
});

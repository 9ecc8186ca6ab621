import { expect, test } from 'vitest';
import { fewest, Tries } from './minimise.ts';

test('leaves what the failure needs, in its order', async () => {
  const needs = [3, 40, 41, 97];
  const list = Array.from({ length: 100 }, (_, n) => n);
  const fails = (part: readonly number[]): Promise<boolean> =>
    Promise.resolve(needs.every((one) => part.includes(one)));
  expect(await fewest(list, fails, new Tries())).toEqual(needs);
});

test('stops when its tries are used up, with a list that still fails', async () => {
  let asked = 0;
  const fails = (part: readonly number[]): Promise<boolean> => {
    asked++;
    return Promise.resolve(part.includes(7));
  };
  const list = await fewest(
    Array.from({ length: 1000 }, (_, n) => n),
    fails,
    new Tries(5),
  );
  expect(asked).toBe(5);
  expect(list).toContain(7);
});

import { expect, test } from 'vitest';
import { held, sighting } from './compare.fixture.ts';
import { addHeld, isSighted } from './observed.ts';

test('two sights of one value are one; exchanges that both know count once', () => {
  expect(addHeld(held('a', [1, 2]), held('a', [2, 5]))).toMatchObject({ value: 'a', count: 3, exchanges: [1, 2, 5] });
  expect(addHeld(held('a', [1]), held('a', [1]))).toMatchObject({ count: 1 });
});

test('another value changes nothing, and neither does none', () => {
  expect(addHeld(held('a'), held('b'))).toMatchObject({ value: 'a' });
  expect(addHeld(null, held('b'))).toMatchObject({ value: 'b' });
  expect(addHeld(null, null)).toBe(null);
});

test('one sighting per flow and direction', () => {
  expect(isSighted([sighting(1)], sighting(9))).toBe(true);
  expect(isSighted([sighting(1)], { ...sighting(9), direction: 'in' })).toBe(false);
});

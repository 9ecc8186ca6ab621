import { expect, test } from 'vitest';
import { NONE } from './detector.ts';

test('nothing found is one shared list that nobody can write to', () => {
  expect(NONE).toEqual([]);
  expect(Object.isFrozen(NONE)).toBe(true);
});

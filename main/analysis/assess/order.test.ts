import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byCodeUnit } from './order.ts';

test('code-unit order, as sort() without a comparison has it', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 4, unit: 'binary' })), (texts) => {
      expect(texts.toSorted(byCodeUnit)).toEqual([...texts].sort());
    }),
  );
});

test('capitals before small letters, and equal is equal', () => {
  expect(['b', 'B', 'a', 'é'].toSorted(byCodeUnit)).toEqual(['B', 'a', 'b', 'é']);
  expect(byCodeUnit('x', 'x')).toBe(0);
});

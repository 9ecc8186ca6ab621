import { expect, test } from 'vitest';
import { Cursor } from '../../bytes/cursor.ts';
import { readTagged } from './tagged.ts';

const read = (...octets: readonly number[]) => {
  const c = new Cursor(Uint8Array.from(octets));
  return readTagged(c, () => c.u8());
};

test('tags, lengths of two octets, values', () => {
  expect(read(1, 0, 2, 7, 8, 5, 0, 0)).toEqual({
    message: {
      values: [
        { tag: 1, value: { at: 3, length: 2 } },
        { tag: 5, value: { at: 8, length: 0 } },
      ],
    },
    problem: null,
  });
});

test('what is cut short keeps the values before; without one it is nobody’s', () => {
  expect(read(1, 0, 1, 7, 5, 0, 9).message?.values).toHaveLength(1);
  expect(read(1, 0, 9)).toEqual({ message: null, problem: 'cut-short' });
  expect(read()).toEqual({ message: null, problem: 'cut-short' });
});

test('stops at its bound', () => {
  const many = Array.from({ length: 300 }, () => [1, 0, 0]).flat();
  expect(read(...many)).toMatchObject({ problem: 'too-long' });
});

import { expect, test } from 'vitest';
import { encodeUtf8 } from '../bytes/text.ts';
import { encodingsOf, nameOf, same } from './pairs.ts';

const name = (text: string): string => nameOf(encodeUtf8(text), 0, encodeUtf8(text).length);

test('undoes escapes in names, keeps broken ones, cuts what is no name', () => {
  expect(name('user%5Bid%5D')).toBe('user[id]');
  expect(name('a+b')).toBe('a b');
  expect(name('50%')).toBe('50%');
  expect(name('%zz%4')).toBe('%zz%4');
  expect(name('x'.repeat(500))).toHaveLength(128);
});

test('declares percent only where there is something to undo', () => {
  const bytes = encodeUtf8('a+b%20c');
  expect(encodingsOf(bytes, 0, 1, true)).toBeUndefined();
  expect(encodingsOf(bytes, 0, 3, true)).toEqual(['percent']);
  expect(encodingsOf(bytes, 0, 3, false)).toBeUndefined();
  expect(encodingsOf(bytes, 3, 7, false)).toEqual(['percent']);
});

test('the same octets stand at the same place', () => {
  expect(same({ at: 4, length: 2 })).toEqual({ at: 4, length: 2 });
});

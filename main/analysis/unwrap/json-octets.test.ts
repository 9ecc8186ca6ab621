import { expect, test } from 'vitest';
import { encodeUtf8 } from '../bytes/text.ts';
import { isNumberOctet, isWordOctet, skipCallback } from './json-octets.ts';

const callback = (text: string): number => skipCallback(encodeUtf8(text), 0, encodeUtf8(text).length);

test('passes over a JSONP call’s beginning, and over nothing else', () => {
  expect(callback('cb.x_1$( {"a":1})')).toBe(9);
  for (const text of ['{"a":1}', '({"a":1})', 'cb {"a":1}', 'cb', `${'x'.repeat(200)}({`])
    expect(callback(text)).toBe(0);
});

test('tells the octets of numbers and literals', () => {
  const those = (test: (octet: number) => boolean): string =>
    Array.from({ length: 128 }, (_, i) => (test(i) ? String.fromCharCode(i) : '')).join('');
  expect(those(isNumberOctet)).toBe('-0123456789');
  expect(those(isWordOctet)).toBe('+-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz');
});

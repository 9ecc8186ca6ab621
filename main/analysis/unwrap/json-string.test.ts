import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeText, encodeUtf8 } from '../bytes/text.ts';
import { JsonString, skipString } from './json-string.ts';

const read = (text: string): JsonString => {
  const bytes = encodeUtf8(text);
  const { end, escaped } = skipString(bytes, 1, bytes.length);
  return new JsonString(bytes, 1, end - 1, escaped);
};

test('agrees with the platform on every string', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      for (const written of [
        JSON.stringify(text),
        JSON.stringify(text).replace(/[^\x00-\x7f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
      ]) {
        const { bytes, at, length } = read(written);
        expect(decodeText(bytes, at, length)).toBe(text);
      }
    }),
  );
});

test('keeps the sender’s own octets where nothing is escaped', () => {
  const string = read('"plain"');
  expect(string).toMatchObject({ at: 1, length: 5 });
  expect(string.locate({ at: 2, length: 3 })).toEqual({ at: 2, length: 3 });
});

test('half a pair of surrogates and broken escapes lose no other octet', () => {
  const said = (text: string): string => {
    const { bytes, at, length } = read(text);
    return decodeText(bytes, at, length);
  };
  expect(said('"a\\ud83dz"')).toBe('a\ufffdz');
  expect(said('"a\\u12"')).toBe('a\\u12');
  expect(said('"\\q\\/"')).toBe('q/');
});

test('a string without an end has none', () => {
  expect(skipString(encodeUtf8('"ab\\"'), 1, 5).end).toBe(-1);
});

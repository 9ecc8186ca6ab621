import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeText, encodeUtf8 } from '../bytes/text.ts';
import { JsonString } from './json-string.ts';

const read = (text: string): JsonString => {
  const bytes = encodeUtf8(text);
  return new JsonString(bytes, 1, bytes.length - 2);
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

test('half a pair of surrogates and broken escapes lose no other octet', () => {
  const said = (text: string): string => {
    const { bytes, at, length } = read(text);
    return decodeText(bytes, at, length);
  };
  expect(said('"a\\ud83dz"')).toBe('a\ufffdz');
  expect(said('"a\\u12"')).toBe('a\\u12');
  expect(said('"\\q\\/"')).toBe('q/');
});

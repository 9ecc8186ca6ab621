import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decodeText,
  encodeUtf8,
  hex,
  hexDigit,
  isAlphanumeric,
  isControl,
  isDigit,
  isLetter,
  isPrintableText,
  isReadable,
  isUtf8,
  octetsOfHex,
  sequenceLength,
  skipSpace,
} from './text.ts';

test('agrees with the platform on every valid text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const octets = encodeUtf8(text);
      expect([...octets]).toEqual([...new TextEncoder().encode(text)]);
      expect(decodeText(octets, 0, octets.length)).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(octets));
    }),
  );
});

test('agrees with the platform on what is not UTF-8, and then loses no octet', () => {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const accepts = (octets: Uint8Array): boolean => {
    try {
      strict.decode(octets);
      return true;
    } catch {
      return false;
    }
  };
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (octets) => {
      expect(isUtf8(octets, 0, octets.length)).toBe(accepts(octets));
      if (!accepts(octets))
        expect(Uint8Array.from(decodeText(octets, 0, octets.length), (c) => c.charCodeAt(0))).toEqual(octets);
    }),
    { numRuns: 2000 },
  );
});

test('refuses overlong forms, surrogates and what lies past U+10FFFF (RFC 3629 section 3)', () => {
  for (const bad of [
    [0xc0, 0x80],
    [0xe0, 0x80, 0x80],
    [0xed, 0xa0, 0x80],
    [0xf4, 0x90, 0x80, 0x80],
    [0xf5, 0x80, 0x80, 0x80],
    [0x80],
  ]) {
    expect(sequenceLength(Uint8Array.from(bad), 0, bad.length)).toBe(0);
  }
});

test('reads only the stretch it is given, and longer ones than one call can hold', () => {
  const octets = encodeUtf8(`<${'é'.repeat(9000)}>`);
  expect(decodeText(octets, 1, octets.length - 2)).toBe('é'.repeat(9000));
  expect(decodeText(octets, 1, 1)).toBe('Ã'); // half a letter is no UTF-8
});

test('hex and its digits', () => {
  expect(hex(Uint8Array.of(0, 0xab, 0x10), 1)).toBe('ab10');
  expect([0x30, 0x39, 0x41, 0x46, 0x61, 0x66, 0x67, 0x2f, 0x40].map(hexDigit)).toEqual([
    0, 9, 10, 15, 10, 15, -1, -1, -1,
  ]);
});

test('tells readable text from bytes', () => {
  const readable = (text: string): boolean => isReadable(encodeUtf8(text), 0, encodeUtf8(text).length);
  expect(readable('Grüße,\r\n\tRana')).toBe(true);
  expect(readable('a\u0000b')).toBe(false);
  expect(readable('')).toBe(false);
  expect(isReadable(Uint8Array.of(0xff, 0xfe), 0, 2)).toBe(false);
});

test('octets of hexadecimal digits, and back', () => {
  expect(octetsOfHex('00aBfF10')).toEqual(Uint8Array.of(0, 0xab, 0xff, 0x10));
  expect(hex(octetsOfHex('deadbeef'))).toBe('deadbeef');
});

test('letters and digits are those of ASCII', () => {
  const those = (test: (octet: number) => boolean): string =>
    Array.from({ length: 256 }, (_, i) => (test(i) ? String.fromCharCode(i) : '')).join('');
  expect(those(isDigit)).toBe('0123456789');
  expect(those(isLetter)).toBe('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz');
  expect(those(isControl)).toBe(those((octet) => /[^\t\n\r\x20-\x7e\x80-\xff]/.test(String.fromCharCode(octet))));
  expect(those(isAlphanumeric)).toBe(those(isDigit) + those(isLetter));
});

test('passes over the four kinds of white space', () => {
  const text = encodeUtf8(' \t\r\n\v');
  expect(skipSpace(text, 0, text.length)).toBe(4);
  expect(skipSpace(text, 0, 2)).toBe(2);
});

test('what holds a control or a lost letter cannot be shown', () => {
  expect(['Rana’s phone', 'a\u0000', '\u0085', 'a\ufffd'].map(isPrintableText)).toEqual([true, false, false, false]);
});

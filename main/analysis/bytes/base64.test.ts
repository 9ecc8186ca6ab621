import fc from 'fast-check';
import { expect, test } from 'vitest';
import { base64Digits, base64Octet, decodeBase64, digitsBehind } from './base64.ts';
import { encodeUtf8 } from './text.ts';

const decode = (text: string): Uint8Array | null => decodeBase64(encodeUtf8(text), 0, text.length);

test('reads the vectors of RFC 4648 section 10', () => {
  const vectors: [string, string][] = [
    ['', ''],
    ['Zg==', 'f'],
    ['Zm8=', 'fo'],
    ['Zm9v', 'foo'],
    ['Zm9vYg==', 'foob'],
    ['Zm9vYmE=', 'fooba'],
    ['Zm9vYmFy', 'foobar'],
  ];
  for (const [text, plain] of vectors) expect(decode(text)).toEqual(encodeUtf8(plain));
});

test('reads what the platform writes, in both alphabets, with and without padding', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (octets) => {
      for (const alphabet of ['base64', 'base64url'] as const) {
        const text = Buffer.from(octets).toString(alphabet);
        expect(decode(text)).toEqual(octets);
        expect(decode(text.replace(/=+$/, ''))).toEqual(octets);
        const bytes = encodeUtf8(text);
        for (let i = 0; i < octets.length; i++) expect(base64Octet(bytes, 0, i)).toBe(octets[i]);
      }
    }),
  );
});

test.each(['A', 'AB+-', 'A=BC', 'ABC==', 'AB=', '====', 'AB C', 'ABCDE'])('refuses %s', (text) => {
  expect(base64Digits(encodeUtf8(text), 0, text.length)).toBe(-1);
});

test('finds the digits behind a part: decoding only those gives the part', () => {
  expect(digitsBehind(10, 8, { at: 0, length: 1 })).toEqual({ at: 10, length: 2 });
  expect(digitsBehind(10, 8, { at: 1, length: 1 })).toEqual({ at: 11, length: 2 });
  expect(digitsBehind(10, 8, { at: 2, length: 1 })).toEqual({ at: 12, length: 2 });
  expect(digitsBehind(10, 8, { at: 0, length: 6 })).toEqual({ at: 10, length: 8 });
  expect(digitsBehind(10, 8, { at: 3, length: 3 })).toEqual({ at: 14, length: 4 });
});

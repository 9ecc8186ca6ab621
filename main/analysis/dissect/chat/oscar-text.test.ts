import { expect, test } from 'vitest';
import { decodeText } from '../../bytes/text.ts';
import type { Decoded } from '../../model/field.ts';
import { decimalNumber, fromUtf16, unroasted } from './oscar-text.ts';

const text = ({ bytes, at, length }: Decoded) => decodeText(bytes, at, length);

test('a roasted password, octet for octet', () => {
  const decoded = unroasted(Uint8Array.of(9, 0x80, 0x15, 0xe2, 0xb6, 0x5c, 0xf2), { at: 1, length: 6 });
  expect([text(decoded), decoded.chain, decoded.locate({ at: 2, length: 3 })]).toEqual([
    's3cret',
    ['aim-roast'],
    { at: 3, length: 3 },
  ]);
});

test('UTF-16 of one, two and four octets in UTF-8, and where each stood', () => {
  const bytes = Uint8Array.of(0, 0x61, 0, 0xe9, 0xd8, 0x3d, 0xde, 0x00, 0, 0x62);
  const decoded = fromUtf16(bytes, { at: 0, length: 10 });
  expect(text(decoded)).toBe('aé😀b');
  expect([0, 1, 3, 7].map((at) => decoded.locate({ at, length: 1 }))).toEqual([
    { at: 0, length: 2 },
    { at: 2, length: 2 },
    { at: 4, length: 4 },
    { at: 8, length: 2 },
  ]);
  expect(decoded.locate({ at: 0, length: 8 })).toEqual({ at: 0, length: 10 });
});

test('half a letter and half a unit', () => {
  expect(text(fromUtf16(Uint8Array.of(0xd8, 0x3d, 0, 0x61, 0), { at: 0, length: 5 }))).toBe('\ufffda');
  expect(fromUtf16(new Uint8Array(1), { at: 0, length: 1 }).length).toBe(0);
});

test('a number as a person writes it', () => {
  const decoded = decimalNumber(Uint8Array.of(0, 0xe0, 0x5c, 0x69, 0x09), 1);
  expect([text(decoded), decoded.locate({ at: 0, length: 3 })]).toEqual([String(0x09695ce0), { at: 1, length: 4 }]);
});

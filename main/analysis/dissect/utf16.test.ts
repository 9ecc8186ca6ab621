import { expect, test } from 'vitest';
import { decodeText } from '../bytes/text.ts';
import type { Decoded } from '../model/field.ts';
import { fromUtf16 } from './utf16.ts';

const text = ({ bytes, at, length }: Decoded) => decodeText(bytes, at, length);

test('UTF-16 of one, two and four octets in UTF-8, and where each stood', () => {
  const bytes = Uint8Array.of(0, 0x61, 0, 0xe9, 0xd8, 0x3d, 0xde, 0x00, 0, 0x62);
  const decoded = fromUtf16(bytes, { at: 0, length: 10 }, 'be');
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
  expect(text(fromUtf16(Uint8Array.of(0xd8, 0x3d, 0, 0x61, 0), { at: 0, length: 5 }, 'be'))).toBe('\ufffda');
  expect(fromUtf16(new Uint8Array(1), { at: 0, length: 1 }, 'be').length).toBe(0);
});

test('Windows sends the lowest octet first', () => {
  const decoded = fromUtf16(Uint8Array.of(0x61, 0, 0xe9, 0, 0x3d, 0xd8, 0x00, 0xde), { at: 0, length: 8 }, 'le');
  expect([text(decoded), decoded.chain]).toEqual(['aé😀', ['utf-16le']]);
});

import { expect, test } from 'vitest';
import { decodeText } from '../../bytes/text.ts';
import type { Decoded } from '../../model/field.ts';
import { decimalNumber, unroasted } from './oscar-text.ts';

const text = ({ bytes, at, length }: Decoded) => decodeText(bytes, at, length);

test('a roasted password, octet for octet', () => {
  const decoded = unroasted(Uint8Array.of(9, 0x80, 0x15, 0xe2, 0xb6, 0x5c, 0xf2), { at: 1, length: 6 });
  expect([text(decoded), decoded.chain, decoded.locate({ at: 2, length: 3 })]).toEqual([
    's3cret',
    ['aim-roast'],
    { at: 3, length: 3 },
  ]);
});

test('a number as a person writes it', () => {
  const decoded = decimalNumber(Uint8Array.of(0, 0xe0, 0x5c, 0x69, 0x09), 1);
  expect([text(decoded), decoded.locate({ at: 0, length: 3 })]).toEqual([String(0x09695ce0), { at: 1, length: 4 }]);
});

import { expect, test } from 'vitest';
import { encodeUtf8 } from '../bytes/text.ts';
import { otherCase, stands } from './folded-octets.ts';

test('letters in either case, and nothing else in another', () => {
  const bytes = encodeUtf8('xRaNa@{');
  const pattern = (text: string, isFolded: boolean) => ({ octets: encodeUtf8(text), isFolded });
  expect(stands(pattern('rana@', true), bytes, 1, 7)).toBe(true);
  expect(stands(pattern('rana@', false), bytes, 1, 7)).toBe(false);
  expect(stands(pattern('rana`', true), bytes, 1, 7)).toBe(false); // '@' and '`' differ in the same bit
  expect(stands(pattern('rana@[', true), bytes, 1, 7)).toBe(false);
  expect(stands(pattern('rana@{', true), bytes, 1, 6)).toBe(false); // past the end
  expect(stands(pattern('rana', true), bytes, -1, 7)).toBe(false);
});

test('the other case', () => {
  expect([0x41, 0x7a, 0x31, 0x40, 0xc1].map(otherCase)).toEqual([0x61, 0x5a, 0x31, 0x40, 0xc1]);
});

import { expect, test } from 'vitest';
import { asNumber } from './weave-number.ts';

test('64 bits, lowest octet first, as people write a number', () => {
  const bytes = Uint8Array.of(9, 7, 0, 0, 0, 0, 0x30, 0xb4, 0x18);
  const { decoded } = asNumber(bytes, 1);
  expect(decoded && new TextDecoder().decode(decoded.bytes)).toBe('1780100529276321799');
  expect(decoded?.chain).toEqual(['u64le']);
  expect(decoded?.locate({ at: 3, length: 2 })).toEqual({ at: 1, length: 8 });
});

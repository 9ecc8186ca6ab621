import { expect, test } from 'vitest';
import { decimal64, inStead } from './in-stead.ts';

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

test('text or octets, each part of which leads to the whole place', () => {
  for (const written of ['192.0.2.7', new TextEncoder().encode('192.0.2.7')]) {
    const decoded = inStead('ip-address', written, { at: 4, length: 4 });
    expect([decoded.chain, textOf(decoded.bytes), decoded.at, decoded.length]).toEqual([
      ['ip-address'],
      '192.0.2.7',
      0,
      9,
    ]);
    expect(decoded.locate({ at: 3, length: 2 })).toEqual({ at: 4, length: 4 });
  }
});

test('64 bits, lowest octet first, as people write a number', () => {
  const decoded = decimal64(Uint8Array.of(9, 7, 0, 0, 0, 0, 0x30, 0xb4, 0x18), 1);
  expect(textOf(decoded.bytes)).toBe('1780100529276321799');
  expect(decoded.chain).toEqual(['u64le']);
  expect(decoded.locate({ at: 3, length: 2 })).toEqual({ at: 1, length: 8 });
});

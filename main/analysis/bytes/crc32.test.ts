import { crc32 as platformCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crc32 } from './crc32.ts';

test('the check value of the catalogue: the digits 1 to 9', () => {
  expect(crc32(Uint8Array.from(Buffer.from('123456789')))).toBe(0xcbf43926);
  expect(crc32(new Uint8Array(0))).toBe(0);
});

test('agrees with another implementation on any octets', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(crc32(bytes)).toBe(platformCrc32(bytes));
    }),
  );
});

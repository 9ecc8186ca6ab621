import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha1Hex } from './sha1.ts';

// The examples of RFC 3174 section 7.3.
test('the published examples', () => {
  const ascii = (text: string) => Uint8Array.from(Buffer.from(text));
  expect(sha1Hex(ascii('abc'))).toBe('a9993e364706816aba3e25717850c26c9cd0d89d');
  expect(sha1Hex(ascii('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'))).toBe(
    '84983e441c3bd26ebaae4aa1f95129e5e54670f1',
  );
  expect(sha1Hex(ascii('01234567'.repeat(80)))).toBe('dea356a2cddd90c7a7ecedc5ebb563934f460452');
});

test('agrees with another implementation at any length, and on a part', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(20), (bytes, at) => {
      const part = bytes.subarray(at);
      expect(sha1Hex(bytes, at, part.length)).toBe(createHash('sha1').update(part).digest('hex'));
    }),
  );
});

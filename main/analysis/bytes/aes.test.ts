import { createCipheriv } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aesEncrypt } from './aes.ts';

const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));

function encrypted(key: Uint8Array, bytes: Uint8Array, at = 0): string {
  const out = new Uint8Array(16);
  aesEncrypt(key, bytes, at, out);
  return Buffer.from(out).toString('hex');
}

test('encrypts the examples of FIPS 197 appendices C.1 and C.3', () => {
  const block = hex('00112233445566778899aabbccddeeff');
  const key = hex('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f');
  expect(encrypted(key.subarray(0, 16), block)).toBe('69c4e0d86a7b0430d8cdb78070b4c55a');
  expect(encrypted(key, block)).toBe('8ea2b7ca516745bfeafc49904b496089');
});

test('agrees with another implementation, wherever the block stands', () => {
  const octets = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
  fc.assert(
    fc.property(fc.oneof(octets(16), octets(32)), octets(24), fc.nat(8), (key, bytes, at) => {
      const cipher = createCipheriv(key.length === 16 ? 'aes-128-ecb' : 'aes-256-ecb', key, null);
      const block = bytes.subarray(at, at + 16);
      expect(encrypted(key, bytes, at)).toBe(cipher.setAutoPadding(false).update(block).toString('hex'));
    }),
    { numRuns: 1000 },
  );
});

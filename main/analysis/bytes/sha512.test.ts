import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha512Hex } from './sha512.ts';

const octets = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));

// FIPS 180-4's own examples (NIST, "Examples with Intermediate Values": one block, two blocks), and nothing at all.
test.each([
  [
    'abc',
    'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
  ],
  [
    'abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu',
    '8e959b75dae313da8cf4f72814fc143f8f7779c6eb9f7fa17299aeadb6889018501d289e4900f7e4331b99dec4b5433ac7d329eeb6dd26545e96e55b874be909',
  ],
  [
    '',
    'cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e',
  ],
])('hashes the published example %j', (text, digest) => {
  expect(sha512Hex(octets(text))).toBe(digest);
});

test('agrees with another implementation on any octets', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      expect(sha512Hex(bytes)).toBe(createHash('sha512').update(bytes).digest('hex'));
    }),
  );
});

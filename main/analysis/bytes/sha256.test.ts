import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Sha256 } from './sha256.ts';

const octets = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));

// NIST, FIPS 180-4 examples "SHA256.pdf", and the SHA-256 short message test of length 0.
test.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
])('hashes the published example %j', (text, digest) => {
  expect(new Sha256().update(octets(text)).hex()).toBe(digest);
});

test('hashes one million times the letter a (FIPS 180-4 example)', () => {
  const hash = new Sha256();
  const piece = octets('a'.repeat(1000));
  for (let i = 0; i < 1000; i++) hash.update(piece);
  expect(hash.hex()).toBe('cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0');
});

test('agrees with another implementation however the octets are cut, and reads only the stretch it is given', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 400 }),
      fc.array(fc.nat(150), { maxLength: 6 }),
      fc.nat(9),
      (bytes, cuts, skip) => {
        const at = Math.min(skip, bytes.length);
        const hash = new Sha256();
        let from = at;
        for (const cut of cuts) {
          const length = Math.min(cut, bytes.length - from);
          hash.update(bytes, from, length);
          from += length;
        }
        hash.update(bytes, from);
        expect(hash.hex()).toBe(createHash('sha256').update(bytes.subarray(at)).digest('hex'));
      },
    ),
  );
});

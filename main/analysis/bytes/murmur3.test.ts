import { expect, test } from 'vitest';
import { murmur3of128, murmur3of32 } from './murmur3.ts';

const octets = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));
const little = (word: bigint, size: number): number[] =>
  Array.from({ length: size }, (_, i) => Number((word >> BigInt(8 * i)) & 0xffn));

/** SMHasher's own test of an implementation: the hash of all hashes of {}, {0}, {0, 1}, … up to 255 octets, with the seeds
 *  256, 255, …; its first four octets as a number. */
function verification(hash: (bytes: Uint8Array, seed: number) => number[]): number {
  const key = Uint8Array.from({ length: 256 }, (_, i) => i);
  const all = Array.from({ length: 256 }, (_, i) => hash(key.subarray(0, i), 256 - i)).flat();
  return Uint32Array.from(hash(Uint8Array.from(all), 0).slice(0, 4)).reduceRight((sum, one) => sum * 256 + one, 0);
}

test('passes SMHasher’s verification', () => {
  expect(verification((bytes, seed) => little(BigInt(murmur3of32(bytes, seed)), 4))).toBe(0xb0f57ee3);
  expect(verification((bytes, seed) => murmur3of128(bytes, seed).flatMap((word) => little(word, 8)))).toBe(0x6384ba69);
});

// Values that github.com/spaolacci/murmur3 (murmur_test.go) holds against the original.
test.each([
  ['', 0, 0, [0n, 0n]],
  ['hello', 0, 0x248bfa47, [0xcbd8a7b341bd9b02n, 0x5b1e906a48ae1d19n]],
  ['19 Jan 2038 at 3:14:07 AM', 0x2a, 0x58f745f6, [0xfd8f19ebdc8c6b6an, 0xd30fdc310fa08ff9n]],
])('hashes %j with seed %i', (text, seed, short, long) => {
  expect(murmur3of32(octets(text), seed)).toBe(short);
  expect(murmur3of128(octets(text), seed)).toEqual(long);
});

test('reads a view from where it begins', () => {
  expect(murmur3of32(octets('xxhello').subarray(2))).toBe(0x248bfa47);
});

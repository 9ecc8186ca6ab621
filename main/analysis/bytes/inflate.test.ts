import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inflate } from './inflate.ts';

const MOST = 1 << 20;
/** A linear congruential sequence kept to 16 values: packs to about half, and never repeats within the sample. */
let seed = 1;
const plain = Uint8Array.from({ length: 20_000 }, () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) >> 27);

test('reads gzip, zlib and raw deflate', () => {
  for (const [kind, packed] of [
    ['gzip', gzipSync(plain)],
    ['zlib', deflateSync(plain)],
    ['raw', deflateRawSync(plain)],
  ] as const) {
    const { bytes, state } = inflate(kind, packed, MOST);
    expect(Uint8Array.from(bytes)).toEqual(plain);
    expect(state).toBe('whole');
  }
});

test('keeps what came out before the input was cut, and before it was damaged', () => {
  const packed = gzipSync(plain);
  const cut = inflate('gzip', packed.subarray(0, packed.length >> 1), MOST);
  expect(cut.bytes.length).toBeGreaterThan(5_000);
  expect(Uint8Array.from(cut.bytes)).toEqual(plain.subarray(0, cut.bytes.length));
  // RFC 1951 section 3.2.4: a stored block of five octets, then a block of the reserved type 3.
  const broken = inflate('raw', Uint8Array.of(0x00, 5, 0, 0xfa, 0xff, 0x68, 0x65, 0x6c, 0x6c, 0x6f, 0x07, 0, 0), MOST);
  expect(broken.state).toBe('broken');
  expect(Buffer.from(broken.bytes).toString()).toBe('hello');
});

test('a bomb gives its beginning and no more', () => {
  const { bytes, state } = inflate('gzip', gzipSync(new Uint8Array(50 << 20)), 100_000);
  expect(state).toBe('bound');
  expect(bytes.length).toBeLessThanOrEqual(100_000);
  expect(bytes.length).toBeGreaterThan(90_000);
});

test('a true beginning with any end never throws, and keeps the bound', () => {
  const packed = deflateRawSync(plain.subarray(0, 3_000));
  fc.assert(
    fc.property(fc.nat(packed.length), fc.uint8Array({ maxLength: 200 }), fc.nat(4_000), (n, tail, most) => {
      expect(
        inflate('raw', Uint8Array.from([...packed.subarray(0, n), ...tail]), most).bytes.length,
      ).toBeLessThanOrEqual(most);
    }),
    { numRuns: 200 },
  );
});

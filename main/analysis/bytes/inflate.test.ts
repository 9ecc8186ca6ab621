import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inflate, unpacks } from './inflate.ts';

const MOST = 1 << 20;
/** A linear congruential sequence kept to 16 values: packs to about half, and never repeats within the sample. */
let seed = 1;
const plain = Uint8Array.from({ length: 20_000 }, () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) >> 27);

test('reads gzip, zlib, raw deflate, brotli and zstd', () => {
  for (const [kind, packed] of [
    ['gzip', gzipSync(plain)],
    ['zlib', deflateSync(plain)],
    ['raw', deflateRawSync(plain)],
    ['br', brotliCompressSync(plain)],
    ['zstd', zstdCompressSync(plain)],
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

test('brotli gives what came before the cut; zstd the blocks that are whole', () => {
  const brotli = brotliCompressSync(plain);
  const part = inflate('br', brotli.subarray(0, brotli.length >> 1), MOST);
  expect(part.bytes.length).toBeGreaterThan(5_000);
  expect(Uint8Array.from(part.bytes)).toEqual(plain.subarray(0, part.bytes.length));
  const long = Uint8Array.from({ length: 600_000 }, (_, i) => plain[(i * 7) % plain.length] ?? 0);
  const level = { params: { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_windowLog]: 17 } };
  const zstd = zstdCompressSync(long, level);
  const blocks = inflate('zstd', zstd.subarray(0, zstd.length - 1), MOST);
  expect(blocks.bytes.length).toBeGreaterThan(100_000);
  expect(Uint8Array.from(blocks.bytes)).toEqual(long.subarray(0, blocks.bytes.length));
});

test('raw deflate may refer back to octets it is given', () => {
  const dictionary = plain.subarray(0, 2_000);
  const packed = deflateRawSync(plain.subarray(500, 1_500), { dictionary });
  expect(packed.length).toBeLessThan(100);
  expect(Uint8Array.from(inflate('raw', packed, MOST, dictionary).bytes)).toEqual(plain.subarray(500, 1_500));
  expect(inflate('raw', packed, MOST).state).toBe('broken');
});

test.each([
  ['br', brotliCompressSync(new Uint8Array(50 << 20), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })],
  ['zstd', zstdCompressSync(new Uint8Array(50 << 20))],
] as const)('a bomb of %s gives no more than its bound', (kind, packed) => {
  const { bytes, state } = inflate(kind, packed, 1_000_000);
  expect(state).toBe('bound');
  expect(bytes.length).toBeLessThanOrEqual(1_000_000);
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

test('what unpacks to its end does, and nothing else', () => {
  const text = Buffer.from('see you at the old bridge');
  for (const [kind, packed] of [
    ['zlib', deflateSync(text)],
    ['raw', deflateRawSync(text)],
    ['br', brotliCompressSync(text)],
  ] as const) {
    expect(unpacks(kind, Uint8Array.from(packed)), kind).toBe(true);
    for (let n = 0; n < packed.length; n++)
      expect(unpacks(kind, Uint8Array.from(packed.subarray(0, n))), kind).toBe(false);
    expect(unpacks(kind, Uint8Array.from(text))).toBe(false);
  }
});

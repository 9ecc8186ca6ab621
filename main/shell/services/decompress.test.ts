import { constants, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { noiseOf } from './capture.fixture.ts';
import { type Compression, compressionOf, decompressed } from './decompress.ts';

const plain = noiseOf(300_000);
const KINDS: [Compression, (bytes: Uint8Array) => Buffer][] = [
  ['gzip', (bytes) => gzipSync(bytes)],
  ['zstd', (bytes) => zstdCompressSync(bytes, { params: { [constants.ZSTD_c_checksumFlag]: 1 } })],
];

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function open(kind: Compression, bytes: Uint8Array, size = 100_000) {
  let damaged = false;
  const parts: Uint8Array[] = [];
  for await (const part of decompressed(kind, inPieces(bytes, size), () => (damaged = true))) parts.push(part);
  return { out: Buffer.concat(parts), damaged };
}

describe.each(KINDS)('%s', (kind, compress) => {
  const packed = compress(plain);

  it('is known by its first octets', () => {
    expect(compressionOf(packed.subarray(0, 4))).toBe(kind);
  });

  it.each([1_000, 100_000, 10_000_000])('comes out as it went in, read in pieces of %i', async (size) => {
    const { out, damaged } = await open(kind, packed, size);
    expect([out.equals(plain), damaged]).toEqual([true, false]);
  });

  it('gives all that a file cut short still holds, and says that its end is missing', async () => {
    for (const cut of [1, 4, 9, 1_000, packed.length - 20]) {
      const { out, damaged } = await open(kind, packed.subarray(0, packed.length - cut));
      expect(damaged, String(cut)).toBe(true);
      expect(out.equals(plain.subarray(0, out.length)), String(cut)).toBe(true);
    }
    // Only the check sum is gone: every octet is still there. zstd holds back its last block.
    if (kind === 'gzip')
      expect((await open(kind, packed.subarray(0, packed.length - 8))).out.length).toBe(plain.length);
    expect((await open(kind, packed.subarray(0, packed.length >> 1))).out.length).toBeGreaterThan(100_000);
  });

  it('joins files that were put one after the other', async () => {
    const { out, damaged } = await open(kind, Buffer.concat([packed, compress(Buffer.from('and more'))]), 777);
    expect([out.length, out.subarray(-8).toString(), damaged]).toEqual([plain.length + 8, 'and more', false]);
  });

  it('keeps what came before damage', async () => {
    const broken = Buffer.from(packed);
    broken.fill(0xff, packed.length >> 1, (packed.length >> 1) + 20);
    const { out, damaged } = await open(kind, broken);
    expect(damaged).toBe(true);
    expect(out.length).toBeGreaterThan(10_000);
  });

  it('has a bound: what nobody takes is not made', async () => {
    const bomb = compress(Buffer.alloc(64 * 1024 * 1024));
    const before = process.memoryUsage.rss();
    const parts = decompressed(kind, inPieces(bomb, 1_000_000), () => undefined);
    const first = await parts.next();
    expect(first.done).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(process.memoryUsage.rss() - before).toBeLessThan(40 * 1024 * 1024);
    await parts.return(undefined);
  });

  it('leaves its source closed when nobody wants more, and passes its errors on', async () => {
    let closed = false;
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        yield packed.subarray(0, 200_000);
        throw new Error('disk');
      } finally {
        closed = true;
      }
    }
    for await (const part of decompressed(kind, source(), () => undefined)) if (part.length > 0) break;
    expect(closed).toBe(true);
    const all = async () => {
      for await (const part of decompressed(kind, source(), () => undefined)) expect(part.length).toBeGreaterThan(0);
    };
    await expect(all()).rejects.toThrow('disk');
  });
});

it('zero padding after gzip is no damage, as tapes and some tools leave it', async () => {
  const { out, damaged } = await open('gzip', Buffer.concat([gzipSync(plain), Buffer.alloc(5_000)]), 700);
  expect([out.equals(plain), damaged]).toEqual([true, false]);
});

it('a zstd frame that asks for more memory than the bound is damage, and takes none', async () => {
  // RFC 8878: magic, no content size, the window's exponent, and one empty last block.
  const frame = (exponent: number) => Buffer.of(0x28, 0xb5, 0x2f, 0xfd, 0x00, (exponent - 10) << 3, 1, 0, 0);
  expect(await open('zstd', frame(27))).toEqual({ out: Buffer.alloc(0), damaged: false });
  expect(await open('zstd', frame(31))).toEqual({ out: Buffer.alloc(0), damaged: true });
});

it('a zstd file may begin with a frame to be skipped', () => {
  expect(compressionOf(Uint8Array.of(0x50, 0x2a, 0x4d, 0x18))).toBe('zstd');
  expect(compressionOf(Uint8Array.of(0x60, 0x2a, 0x4d, 0x18))).toBeNull();
});

it('a capture is not compressed, nor is what is too short to tell', () => {
  for (const head of [[0xd4, 0xc3, 0xb2, 0xa1], [0x0a, 0x0d, 0x0d, 0x0a], [0x1f], []])
    expect(compressionOf(Uint8Array.from(head))).toBeNull();
});

import { deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { packedBehindHeader } from './packed-mark.ts';

const text = '{"uid":"4711-ada","room":"blue"}'.repeat(4);

test('finds what is packed behind a header of any length up to 64 octets', () => {
  for (const [kind, packed] of [
    ['deflate', deflateSync(text)],
    ['gzip', gzipSync(text)],
  ] as const)
    for (let n = 1; n < 64; n++) {
      const bytes = Uint8Array.from([...Array.from({ length: n }, () => 7), ...packed]);
      expect(packedBehindHeader(bytes, 0, bytes.length)).toEqual({ kind, at: n });
    }
});

test('the very first octets say it themselves, and what is cut says too little', () => {
  const packed = deflateSync(text);
  expect(packedBehindHeader(packed, 0, packed.length)).toBeNull();
  expect(packedBehindHeader(Uint8Array.of(7, ...packed), 0, 11)).toBeNull();
});

test('a type of block that there is not, or a stored one without its own check, is none', () => {
  const bytes = Uint8Array.from([7, 0x78, 0x9c, 0x07, ...Array.from({ length: 20 }, () => 1)]);
  expect(packedBehindHeader(bytes, 0, bytes.length)).toBeNull();
  bytes[3] = 0x01;
  expect(packedBehindHeader(bytes, 0, bytes.length)).toBeNull();
});

import { brotliCompressSync, deflateRawSync, deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { fieldOf } from './field.fixture.ts';
import { mayUnpack } from './packed.ts';

const TEXT = 'ada.clerk@mail.example';
const behindBase64 = (octets: Uint8Array) => fieldOf(Uint8Array.from(octets), { chain: ['base64'] });

test('octets that unpack to their end, behind another encoding', () => {
  expect(mayUnpack('br', behindBase64(brotliCompressSync(TEXT)))).toBe(true);
  expect(mayUnpack('raw', behindBase64(deflateRawSync(TEXT)))).toBe(true);
  expect(mayUnpack('zlib', behindBase64(deflateSync(TEXT)))).toBe(true);
});

test('not as they were sent, not where they are cut, not what reads, not what is none', () => {
  const packed = deflateRawSync(TEXT);
  expect(mayUnpack('raw', fieldOf(Uint8Array.from(packed)))).toBe(false);
  for (let n = 0; n < packed.length; n++) expect(mayUnpack('raw', behindBase64(packed.subarray(0, n)))).toBe(false);
  expect(mayUnpack('raw', behindBase64(Buffer.from('some plain words')))).toBe(false);
  expect(mayUnpack('br', behindBase64(new Uint8Array(70_000).fill(0xc3)))).toBe(false);
});

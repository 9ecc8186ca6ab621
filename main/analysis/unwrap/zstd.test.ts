import { zstdCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { zstd } from './zstd.ts';
import { fieldOf, openAll, openHostile } from './field.fixture.ts';

const plain = `{"imei":"490154203237518","list":[${Array.from({ length: 60 }, (_, i) => i * i).join(',')}]}`;
const packed = new Uint8Array(zstdCompressSync(plain));

test('reads the real one; the place of any part is the whole', () => {
  const { seen, left } = openAll(zstd, fieldOf(packed, { key: 'body' }), 1000);
  expect(seen).toHaveLength(1);
  expect(seen[0]).toMatchObject({ path: '', key: 'body', text: plain });
  expect(left).toBe(1000 - plain.length);
});

test('every truncation yields a prefix', () => {
  for (let n = 0; n < packed.length; n++) {
    const { seen } = openAll(zstd, fieldOf(packed.subarray(0, n)));
    const isPlain = seen[0]?.behind === seen[0]?.text;
    if (seen[0] && !isPlain) expect(plain.startsWith(seen[0].text)).toBe(true);
  }
});

test('declared, but plain: read as it is; guessed only by a magic', () => {
  expect(openAll(zstd, fieldOf('{"user":"ana","n":1}')).seen[0]?.text).toBe('{"user":"ana","n":1}');
  expect(zstd.recognise(fieldOf('{"user":"ana","n":1}'))).toBe(0);
  expect(zstd.recognise(fieldOf(packed))).toBe(0.95);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  openHostile(zstd, packed);
});

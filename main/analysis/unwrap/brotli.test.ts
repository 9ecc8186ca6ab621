import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { brotli } from './brotli.ts';
import { fieldOf, openAll, openHostile } from './field.fixture.ts';

const plain = `{"imei":"490154203237518","list":[${Array.from({ length: 60 }, (_, i) => i * i).join(',')}]}`;
const packed = new Uint8Array(brotliCompressSync(plain));

test('reads the real one; the place of any part is the whole', () => {
  const { seen, left } = openAll(brotli, fieldOf(packed, { key: 'body' }), 1000);
  expect(seen).toHaveLength(1);
  expect(seen[0]).toMatchObject({ path: '', key: 'body', text: plain });
  expect(left).toBe(1000 - plain.length);
});

test('every truncation yields a prefix', () => {
  for (let n = 0; n < packed.length; n++) {
    const { seen } = openAll(brotli, fieldOf(packed.subarray(0, n)));
    const isPlain = seen[0]?.behind === seen[0]?.text;
    if (seen[0] && !isPlain) expect(plain.startsWith(seen[0].text)).toBe(true);
  }
});

test('declared, but plain: read as it is; guessed only by a magic', () => {
  expect(openAll(brotli, fieldOf('{"user":"ana","n":1}')).seen[0]?.text).toBe('{"user":"ana","n":1}');
  expect(brotli.recognise(fieldOf('{"user":"ana","n":1}'))).toBe(0);
  expect(brotli.recognise(fieldOf(packed))).toBe(0);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  openHostile(brotli, packed);
});

test('behind base64 it is offered where it unpacks to its end; what overruns the bound is told', () => {
  const packed = Uint8Array.from(brotliCompressSync('uid=4812393&name=ada'));
  expect(brotli.mayOffer?.(fieldOf(packed, { chain: ['base64'] }))).toBe(true);
  expect(brotli.mayOffer?.(fieldOf(packed))).toBe(false);
  let told = 0;
  const big = Uint8Array.from(brotliCompressSync(new Uint8Array(1 << 20)));
  brotli.open(fieldOf(big), () => {}, { octets: 1000, overran: () => told++ });
  expect(told).toBe(1);
});

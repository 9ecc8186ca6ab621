import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { fieldOf, openAll, openHostile } from './field.fixture.ts';
import { gzip } from './gzip.ts';

const plain = '{"imei":"490154203237518","n":[1,2,3,4,5,6,7,8,9]}';
const packed = new Uint8Array(gzipSync(plain));

test('reads the real one; the place of any part is the whole', () => {
  const field = fieldOf(packed, { key: 'body' });
  expect(gzip.recognise(field)).toBeGreaterThan(0.9);
  const { seen, left } = openAll(gzip, field, 1000);
  expect(seen).toHaveLength(1);
  expect(seen[0]).toMatchObject({ path: '', key: 'body', text: plain });
  expect(left).toBe(1000 - plain.length);
});

test('every truncation yields a prefix', () => {
  for (let n = 11; n < packed.length; n++) {
    const { seen } = openAll(gzip, fieldOf(packed.subarray(0, n)));
    if (seen[0]) expect(plain.startsWith(seen[0].text)).toBe(true);
  }
});

test('declared, but plain: read as it is', () => {
  expect(openAll(gzip, fieldOf('{"a":1}')).seen[0]?.text).toBe('{"a":1}');
  expect(gzip.recognise(fieldOf('{"a":1}'))).toBe(0);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  openHostile(gzip, packed);
});

import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { deflate } from './deflate.ts';
import { fieldOf, openAll, openHostile } from './field.fixture.ts';

const plain = 'uid=4812393&room=blue&room=blue&room=blue';

test('reads the real one, whatever a sender takes it to be', () => {
  for (const packed of [deflateSync(plain), deflateRawSync(plain), gzipSync(plain)]) {
    expect(openAll(deflate, fieldOf(new Uint8Array(packed))).seen[0]?.text).toBe(plain);
  }
});

test('declared, but plain: read as it is', () => {
  expect(openAll(deflate, fieldOf('{"a":1}')).seen[0]?.text).toBe('{"a":1}');
});

test('guesses zlib by its usual header; what does not inflate stays closed', () => {
  expect(deflate.recognise(fieldOf(new Uint8Array(deflateSync(plain))))).toBeGreaterThan(0.5);
  expect(deflate.recognise(fieldOf(new Uint8Array(deflateRawSync(plain))))).toBe(0);
  expect(deflate.recognise(fieldOf('x-ray vision for everybody, at last'))).toBe(0);
  const chance = Uint8Array.from({ length: 40 }, (_, i) => (i === 0 ? 0x78 : i === 1 ? 0x9c : 0xff - i));
  expect(openAll(deflate, fieldOf(chance)).opened).toBe(false);
});

test('every truncation yields a prefix', () => {
  const packed = new Uint8Array(deflateSync(plain));
  for (let n = 3; n < packed.length; n++) {
    const { seen } = openAll(deflate, fieldOf(packed.subarray(0, n)));
    if (seen[0]) expect(plain.startsWith(seen[0].text)).toBe(true);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  openHostile(deflate, new Uint8Array(deflateSync(plain)));
});

test('a short one must unpack; behind base64, one without a header is offered where it does', () => {
  const short = deflateSync('uid=4812393');
  expect(deflate.recognise(fieldOf(Uint8Array.from(short)))).toBeGreaterThan(0.5);
  expect(deflate.recognise(fieldOf(Uint8Array.from([...short.subarray(0, -1), 0])))).toBe(0);
  const raw = Uint8Array.from(deflateRawSync('uid=4812393'));
  expect(deflate.mayOffer?.(fieldOf(raw, { chain: ['base64'] }))).toBe(true);
  expect(deflate.mayOffer?.(fieldOf(raw))).toBe(false);
});

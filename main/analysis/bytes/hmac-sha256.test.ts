import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HmacSha256 } from './hmac-sha256.ts';

const ascii = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));

function code(key: Uint8Array, data: Uint8Array, length = 32): string {
  const out = new Uint8Array(length);
  expect(new HmacSha256().write(key, data, out)).toBe(true);
  return Buffer.from(out).toString('hex');
}

test('makes the codes of RFC 4231 test cases 1 and 2, and 5 cut to 128 bits', () => {
  expect(code(new Uint8Array(20).fill(0x0b), ascii('Hi There'))).toBe(
    'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
  );
  expect(code(ascii('Jefe'), ascii('what do ya want for nothing?'))).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
  expect(code(new Uint8Array(20).fill(0x0c), ascii('Test With Truncation'), 16)).toBe(
    'a3b6167473100ee06e0c796c2955552b',
  );
});

test('agrees with another implementation, whatever key came before', () => {
  const octets = (maxLength: number) => fc.uint8Array({ maxLength });
  const one = new HmacSha256();
  fc.assert(
    fc.property(octets(64), fc.array(octets(55), { minLength: 1, maxLength: 3 }), fc.nat(32), (key, texts, length) => {
      for (const data of texts) {
        const out = new Uint8Array(length);
        expect(one.write(key, data, out)).toBe(true);
        expect([...out]).toEqual([...createHmac('sha256', key).update(data).digest().subarray(0, length)]);
      }
    }),
  );
});

test('a key that was changed where it stands is another key', () => {
  const one = new HmacSha256();
  const key = new Uint8Array(32);
  const before = new Uint8Array(32);
  const after = new Uint8Array(32);
  one.write(key, ascii('a'), before);
  key[5] = 1;
  one.write(key, ascii('a'), after);
  expect(after).not.toEqual(before);
});

test('refuses what does not fit into one block', () => {
  const one = new HmacSha256();
  const [key, data, out] = [new Uint8Array(64), new Uint8Array(55), new Uint8Array(32)];
  expect(one.write(key, data, out)).toBe(true);
  expect(one.write(new Uint8Array(65), data, out)).toBe(false);
  expect(one.write(key, new Uint8Array(56), out)).toBe(false);
  expect(one.write(key, data, new Uint8Array(33))).toBe(false);
});

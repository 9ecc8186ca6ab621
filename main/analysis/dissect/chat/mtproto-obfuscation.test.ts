import { createCipheriv } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flowFixture } from '../recording-sink.fixture.ts';
import { beginsObfuscated, obfuscatedTransport, reveal } from './mtproto-obfuscation.ts';
import { OBFUSCATED, OBFUSCATED_INTERMEDIATE, OBFUSCATED_PLAIN } from './mtproto.fixture.ts';

test('reads the real one: the transport under its own key', () => {
  expect([OBFUSCATED, OBFUSCATED_INTERMEDIATE, OBFUSCATED_PLAIN].map(obfuscatedTransport)).toEqual([
    'abridged',
    'intermediate',
    'padded',
  ]);
});

test('is AES-256 in counter mode, whose counter carries', () => {
  const cipher = createCipheriv('aes-256-ctr', OBFUSCATED.subarray(8, 40), OBFUSCATED.subarray(40, 56));
  const whole = Uint8Array.from(cipher.update(OBFUSCATED));
  expect(reveal(OBFUSCATED, 0, OBFUSCATED.length)).toEqual(whole);
  expect(reveal(OBFUSCATED, 60, 20)).toEqual(whole.slice(60, 80));
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 0; n < 64; n++) expect(obfuscatedTransport(OBFUSCATED.subarray(0, n))).toBeNull();
});

test('random octets, and what other protocols begin with, are not it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(obfuscatedTransport(bytes)).toBeNull();
      expect(reveal(bytes, 0, 100)?.length ?? 0).toBeLessThanOrEqual(bytes.length);
    }),
  );
  const text = OBFUSCATED.slice();
  text.set(Buffer.from('POST'));
  expect(obfuscatedTransport(text)).toBeNull();
  text.fill(0, 4, 8);
  expect(obfuscatedTransport(text)).toBeNull();
});

test('two beginnings of a flow are asked about, a later one is not', () => {
  const flow = flowFixture('tcp', 'none');
  const other = (mark: number) => OBFUSCATED.map((octet, i) => (i === 0 ? mark : i === 20 ? octet ^ 1 : octet));
  expect([beginsObfuscated(other(1), flow), beginsObfuscated(other(1), flow)]).toEqual([false, false]);
  expect(beginsObfuscated(OBFUSCATED, flow)).toBe(true); // the other side
  expect(beginsObfuscated(OBFUSCATED, flow)).toBe(true);
  expect(beginsObfuscated(other(2), flow)).toBe(false);
  expect(beginsObfuscated(OBFUSCATED, flow)).toBe(false);
  expect(beginsObfuscated(OBFUSCATED, flowFixture('tcp', 'none'))).toBe(true);
});

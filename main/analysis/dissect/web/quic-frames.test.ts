import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFrames } from './quic-frames.ts';
import { hex } from './quic.fixture.ts';

function frames(bytes: Uint8Array, isGoogle = false) {
  const found: (readonly number[])[] = [];
  const whole = readFrames(bytes, isGoogle, 1, (...one) => found.push(one));
  return { found, whole };
}

test('tells CRYPTO behind padding, pings, acknowledgements and a close', () => {
  expect(frames(hex('0001 0205000100 0102 0305000001 010203 1c0a06026869 06406403616263 00'))).toEqual({
    found: [[100, 27, 3]],
    whole: true,
  });
});

test('Google’s CRYPTO has another number', () => {
  expect(frames(hex('4001 08c5 01 00 08 00 03 616263 00'), true)).toEqual({ found: [[0, 9, 3]], whole: true });
  expect(frames(hex('06 00 03 616263'), true).found).toEqual([]);
});

test('a frame that no Initial holds, and a cut one, end the reading', () => {
  expect(frames(hex('06000161 0801 06000162'))).toEqual({ found: [[0, 3, 1]], whole: false });
  expect(frames(hex('0600056162')).whole).toBe(false);
  expect(frames(hex('02 05 00 ffffffffffffffff 00')).whole).toBe(false);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (bytes, isGoogle) => {
      for (const [, at = 0, length = 0] of frames(bytes, isGoogle).found)
        expect(at + length).toBeLessThanOrEqual(bytes.length);
    }),
  );
});

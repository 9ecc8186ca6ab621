import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAppFrames } from './quic-app-frames.ts';

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(/\s/g, ''), 'hex'));

function read(bytes: Uint8Array): { whole: boolean; told: [number, number, string, boolean][] } {
  const told: [number, number, string, boolean][] = [];
  const whole = readAppFrames(bytes, (stream, offset, at, length, isLast) => {
    expect(at + length).toBeLessThanOrEqual(bytes.length);
    told.push([stream, offset, Buffer.from(bytes.subarray(at, at + length)).toString(), isLast]);
  });
  return { whole, told };
}

/** Every frame of RFC 9000 section 19 once, RFC 9221's with a length, and four streams in each way of writing them. */
const FRAMES = hex(`00 01 02 05 00 01 00 02 03 03 05 00 00 00 01 02 03 04 04 00 09 05 04 01 06 00 02 aabb 07 02 aabb
  0a 00 02 6869 0b 04 01 21 0e 08 4100 02 7878 10 05 11 04 05 12 05 13 05 14 05 15 04 05 16 05 17 05
  18 01 00 02 aabb 00112233445566778899aabbccddeeff 19 00 1a 0011223344556677 1b 0011223344556677
  1c 00 06 02 6869 1d 00 02 6869 1e 1f 24 01 02 03 04 40af 01 02 03 04 42f5 07 31 02 6869 0c 0c 05 6f6b`);

test('reads the real one: every STREAM frame, and past every other', () => {
  expect(read(FRAMES)).toEqual({
    whole: true,
    told: [
      [0, 0, 'hi', false],
      [4, 0, '!', true],
      [8, 256, 'xx', false],
      [12, 5, 'ok', false],
    ],
  });
});

test('a frame that is not known ends the reading', () => {
  expect(read(hex('0a 00 02 6869 3b 0a 04 02 6869'))).toEqual({ whole: false, told: [[0, 0, 'hi', false]] });
});

test('every truncation yields a prefix and a reason', () => {
  const all = read(FRAMES).told;
  for (let n = 0; n < FRAMES.length; n++) {
    const { told } = read(FRAMES.subarray(0, n));
    expect(told.slice(0, 3)).toEqual(all.slice(0, Math.min(3, told.length)));
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  fc.assert(
    fc.property(fc.nat(FRAMES.length), fc.uint8Array({ maxLength: 300 }), (n, tail) => {
      read(Uint8Array.from([...FRAMES.subarray(0, n), ...tail]));
    }),
  );
});

import { expect, test } from 'vitest';
import { Cursor } from '../../bytes/cursor.ts';
import { skipGoogleFrame } from './gquic-frames.ts';

/** How many octets behind the frame's first are passed over; null: another frame. */
function skipped(octets: readonly number[], isOld = false): number | null {
  const c = new Cursor(Uint8Array.from(octets));
  return skipGoogleFrame(c, c.u8(), 2, isOld) ? c.at - 1 : null;
}
const more = Array<number>(40).fill(0);

test('passes over pings, acknowledgements and STOP_WAITING', () => {
  expect(skipped([7, ...more])).toBe(0);
  expect(skipped([6, ...more])).toBe(2);
  expect(skipped([6, ...more], true)).toBe(3);
  expect(skipped([0x40, ...more])).toBe(1 + 2 + 1 + 1);
  expect(skipped([0x4f, ...more])).toBe(6 + 2 + 6 + 1);
  expect(skipped([0x60, 1, 0, 0, 2, 9, 1, 1, 1, 1, 0, ...more])).toBe(1 + 2 + 1 + 1 + 4 + 1);
  expect(skipped([0x40, 1, 0, 0, 1, 2, ...more])).toBe(1 + 2 + 1 + 1 + 5 + 3);
  expect(skipped([0x40, 0, 1, 0, 0, 1, ...more], true)).toBe(1 + 1 + 2 + 1 + 5);
});

test('leaves other frames, and cut ones', () => {
  for (const type of [0xa0, 0x80, 0, 1, 2, 3, 8]) expect(skipped([type, ...more])).toBeNull();
  expect(skipped([0x60, ...more], true)).toBeNull();
  expect(skipped([0x40, 1])).toBeNull();
  expect(skipped([6, 1])).toBeNull();
});

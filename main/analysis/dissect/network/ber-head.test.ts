import { expect, test } from 'vitest';
import { behindLength, lengthAt } from './ber-head.ts';

test('lengths of every form', () => {
  const at = (octets: readonly number[]) => [
    behindLength(Uint8Array.from(octets), 0),
    lengthAt(Uint8Array.from(octets), 0),
  ];
  expect(at([5, 0])).toEqual([1, 5]);
  expect(at([0x81, 0x90, 0])).toEqual([2, 0x90]);
  expect(at([0x84, 0, 0, 1, 2, 0])).toEqual([5, 0x102]);
  expect([at([0x80, 0]), at([0x85, 1, 1, 1, 1, 1]), at([0x82, 1]), at([])].map(([, length]) => length)).toEqual([
    -1, -1, -1, -1,
  ]);
});

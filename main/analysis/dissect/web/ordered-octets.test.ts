import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import { OrderedOctets } from './ordered-octets.ts';

const whole = Uint8Array.from({ length: 200 }, (_, i) => i);

test('pieces in any order, twice and overlapping, come out in order with their places', () => {
  const cuts = fc.array(fc.tuple(fc.nat(199), fc.integer({ min: 1, max: 60 })), { maxLength: 60 });
  fc.assert(
    fc.property(cuts, (pieces) => {
      const octets = new OrderedOctets(1000);
      const seen = new Set<number>();
      for (const [at, length] of pieces) {
        const end = Math.min(200, at + length);
        const bytes = Buffer.from(whole);
        expect(octets.add(at, bytes, at, end, frozenFrame(1, 0, null))).toBe(true);
        bytes.fill(0xee);
        for (let i = at; i < end; i++) seen.add(i);
      }
      let there = 0;
      while (seen.has(there)) there++;
      const { buffer } = octets;
      expect(buffer.bytes.subarray(0, buffer.length)).toEqual(whole.subarray(0, there));
      if (there > 0) expect(buffer.origin.where(0, there)).toEqual([{ frame: 1, offset: 0, length: there }]);
    }),
  );
});

test('what lies beyond the bound, or is one of too many pieces, is refused', () => {
  const octets = new OrderedOctets(1000);
  const origin = frozenFrame(1, 0, null);
  expect(octets.add(999, whole, 0, 2, origin)).toBe(false);
  expect(octets.add(2 ** 60, whole, 0, 2, origin)).toBe(false);
  const taken = Array.from({ length: 200 }, (_, i) => octets.add(2 + 2 * i, whole, 0, 1, origin));
  expect(taken.filter(Boolean)).toHaveLength(128);
  expect(octets.add(0, whole, 0, 2, origin)).toBe(true);
  expect(octets.buffer.length).toBe(3);
});

test('behind a beginning that is known, only what is new is taken', () => {
  const octets = new OrderedOctets(1000, 50);
  const origin = frozenFrame(1, 0, null);
  expect(octets.add(0, whole, 0, 50, origin)).toBe(true);
  expect(octets.buffer.length).toBe(0);
  octets.add(60, whole, 60, 70, origin);
  octets.add(40, whole, 40, 60, origin);
  expect(octets.buffer.bytes.subarray(0, octets.buffer.length)).toEqual(whole.subarray(50, 70));
  expect(octets.add(990, whole, 0, 11, origin)).toBe(false);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frozenFrame } from '../model/origins.ts';
import { text } from './frames.fixture.ts';
import { Pieces } from './pieces.ts';

function put(pieces: Pieces, start: number, ascii: string, wireLength = ascii.length, frame = 1): void {
  pieces.add(start, text(`..${ascii}`), 2, ascii.length, wireLength, frozenFrame(frame, 50, null));
}

function joined(pieces: Pieces): string {
  return String.fromCharCode(...pieces.join(1000).bytes);
}

test('puts pieces in order', () => {
  const pieces = new Pieces();
  put(pieces, 4, 'efg');
  put(pieces, 0, 'abcd');
  expect(joined(pieces)).toBe('abcdefg');
  expect([pieces.octets, pieces.count, pieces.wireReach()]).toEqual([7, 2, 7]);
});

test('octets that came first stay', () => {
  const pieces = new Pieces();
  put(pieces, 2, 'CDE', 3, 1);
  put(pieces, 0, 'abcdefg', 7, 2);
  put(pieces, 0, 'xxxxxxx', 7, 3);
  expect(joined(pieces)).toBe('abCDEfg');
  const { origin } = pieces.join(1000);
  expect(origin.where(0, 7)).toEqual([
    { frame: 1, offset: 50, length: 3 },
    { frame: 2, offset: 50, length: 2 },
    { frame: 2, offset: 55, length: 2 },
  ]);
});

test('stops at a hole and at the limit', () => {
  const pieces = new Pieces();
  put(pieces, 0, 'ab');
  put(pieces, 3, 'd');
  expect(joined(pieces)).toBe('ab');
  expect(pieces.wireReach()).toBe(2);
  put(pieces, 2, 'c');
  expect(String.fromCharCode(...pieces.join(3).bytes)).toBe('abc');
});

test('a piece that the capture cut reaches further on the wire than it holds', () => {
  const pieces = new Pieces();
  put(pieces, 0, 'ab', 5);
  put(pieces, 5, 'fg');
  expect(pieces.wireReach()).toBe(7);
  expect(joined(pieces)).toBe('ab');
  expect(pieces.shift()?.wireEnd).toBe(5);
  expect(pieces.first?.start).toBe(5);
});

test('a piece of which nothing was captured is kept once', () => {
  const pieces = new Pieces();
  put(pieces, 3, '', 4);
  put(pieces, 3, '', 4);
  expect([pieces.count, pieces.octets, pieces.first?.wireEnd]).toEqual([1, 0, 7]);
  put(pieces, 3, 'defg');
  expect(pieces.octets).toBe(4);
});

test('whatever comes, each octet is held once, from the piece that brought it first', () => {
  const part = fc.record({ start: fc.nat(40), length: fc.nat(12) });
  fc.assert(
    fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
      const pieces = new Pieces();
      const expected = new Map<number, number>();
      let conflicting = 0;
      for (const [index, { start, length }] of parts.entries()) {
        pieces.add(start, new Uint8Array(length).fill(index), 0, length, length, frozenFrame(index, start, null));
        for (let i = start; i < start + length; i++) {
          if (expected.has(i)) conflicting++;
          else expected.set(i, index);
        }
      }
      expect(pieces.octets).toBe(expected.size);
      expect(pieces.conflicting).toBe(conflicting);
      let end = -1;
      for (let piece = pieces.shift(); piece; piece = pieces.shift()) {
        expect(piece.start).toBeGreaterThanOrEqual(end);
        end = piece.start + piece.bytes.length;
        for (const [i, octet] of piece.bytes.entries()) {
          expect(octet).toBe(expected.get(piece.start + i));
          expect(piece.origin.where(piece.base + i, 1)).toEqual([{ frame: octet, offset: piece.start + i, length: 1 }]);
        }
      }
      expect(pieces.octets).toBe(0);
    }),
  );
});

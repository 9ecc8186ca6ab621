import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import { QuicStreamHalf } from './quic-stream.ts';

const TEXT = 'abcdefghijklmnopqrstuvwxyz';

function half(all = { octets: 0 }) {
  const told: (string | number)[] = [];
  const frames: number[] = [];
  const stream = new QuicStreamHalf(
    {
      onData: (bytes, origin) => {
        told.push(Buffer.from(bytes).toString());
        frames.push(...origin.where(0, bytes.length).map(({ frame }) => frame));
      },
      onGap: (length) => told.push(length),
      onLast: () => told.push('.'),
    },
    all,
  );
  let frame = 0;
  const add = (from: number, to: number, isLast = false): void => {
    const bytes = Uint8Array.from(Buffer.from(TEXT));
    stream.add(from, bytes, from, to, isLast, frozenFrame(++frame, 100, null));
    bytes.fill(0);
  };
  return { stream, told, frames, add };
}

test('in order, twice, overlapping and out of order, each octet is told once and at its place', () => {
  const { told, frames, add } = half();
  add(0, 3);
  add(0, 3);
  add(2, 5);
  add(8, 10);
  add(5, 9);
  add(10, 26, true);
  expect(told).toEqual(['abc', 'de', 'fghi', 'j', 'klmnopqrstuvwxyz', '.']);
  expect(frames).toEqual([1, 3, 5, 4, 6]);
});

test('what never came is told as a gap at the end', () => {
  const { stream, told, add } = half();
  add(0, 2);
  add(5, 7, true);
  stream.end();
  expect(told).toEqual(['ab', 3, 'fg', '.']);
});

test('an end without octets', () => {
  const { stream, told, add } = half();
  add(0, 2);
  add(2, 2, true);
  add(0, 2);
  expect([told, stream.isOver]).toEqual([['ab', '.'], true]);
});

test('what waits is bounded: then the gap is given up', () => {
  const { told, add } = half();
  for (let i = 0; i < 257; i++) add(5, 6);
  expect(told).toEqual([5, 'f']);
});

test('so is what waits in all streams together, and it is given back', () => {
  const all = { octets: 0 };
  const [one, other] = [half(all), half(all)];
  one.add(5, 9);
  expect(all.octets).toBe(4);
  one.stream.end();
  expect(all.octets).toBe(0);
  all.octets = 40 * 1024 * 1024;
  other.add(5, 9);
  expect(other.told).toEqual([5, 'fghi']);
});

test('any pieces are told as a prefix with gaps, and never throw', () => {
  const piece = fc.tuple(fc.nat(26), fc.nat(26), fc.boolean());
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const { stream, told, add } = half();
      for (const [a, b, isLast] of pieces) add(Math.min(a, b), Math.max(a, b), isLast);
      stream.end();
      let at = 0;
      for (const one of told) {
        if (one === '.') continue;
        if (typeof one === 'string') expect(one).toBe(TEXT.slice(at, at + one.length));
        at += typeof one === 'string' ? one.length : one;
      }
    }),
  );
});

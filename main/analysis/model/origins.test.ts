import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FrameOrigin, frozenFrame, JoinedOrigin } from './origins.ts';

const at = (seconds: number) => ({ seconds, nanos: 0 });

test('one frame: its octets stand one after the other', () => {
  const origin = frozenFrame(7, 54, at(3));
  expect(origin.where(2, 5)).toEqual([{ frame: 7, offset: 56, length: 5 }]);
  expect(origin.time(2, 5)).toEqual(at(3));
});

test('a frozen frame does not follow the reused one', () => {
  const reused = new FrameOrigin();
  reused.frame = 1;
  const kept = frozenFrame(reused.frame, reused.offset, reused.moment);
  reused.frame = 2;
  expect(kept.where(0, 1)).toEqual([{ frame: 1, offset: 0, length: 1 }]);
});

test('a value over two packets has a place in each, and the time of the later', () => {
  const joined = new JoinedOrigin();
  joined.add(frozenFrame(4, 54, at(10)), 0, 6);
  joined.add(frozenFrame(9, 60, at(12)), 3, 10);
  expect(joined.where(4, 5)).toEqual([
    { frame: 4, offset: 58, length: 2 },
    { frame: 9, offset: 63, length: 3 },
  ]);
  expect(joined.time(4, 5)).toEqual(at(12));
  expect(joined.time(4, 2)).toEqual(at(10));
  expect(joined.time(20, 1)).toBeNull();
});

test('told in order of frame, also where a frame came late; what touches is one stretch', () => {
  const joined = new JoinedOrigin();
  joined.add(frozenFrame(9, 54, null), 0, 4);
  joined.add(frozenFrame(4, 54, null), 0, 4);
  joined.add(frozenFrame(9, 54, null), 4, 4);
  expect(joined.where(0, 12)).toEqual([
    { frame: 4, offset: 54, length: 4 },
    { frame: 9, offset: 54, length: 8 },
  ]);
});

test('an empty piece is none', () => {
  const joined = new JoinedOrigin();
  joined.add(frozenFrame(1, 0, null), 0, 0);
  expect([joined.length, joined.where(0, 5)]).toEqual([0, []]);
});

/** Pieces, each a frame of its own, and what is forgotten from the front between them. */
const story = fc.array(fc.oneof(fc.record({ add: fc.nat(20) }), fc.record({ drop: fc.nat(30) })), { maxLength: 12 });

test('each octet keeps its place through any row of joining and forgetting', () => {
  fc.assert(
    fc.property(story, (steps) => {
      const joined = new JoinedOrigin();
      const truth: { frame: number; offset: number }[] = [];
      for (const [i, step] of steps.entries()) {
        if ('add' in step) {
          joined.add(frozenFrame(i + 1, 14, at(i)), 2, step.add);
          for (let n = 0; n < step.add; n++) truth.push({ frame: i + 1, offset: 16 + n });
        } else {
          joined.drop(step.drop);
          truth.splice(0, step.drop);
        }
      }
      expect(joined.length).toBe(truth.length);
      for (const [i, place] of truth.entries()) expect(joined.where(i, 1)).toEqual([{ ...place, length: 1 }]);
      const whole = joined.where(0, truth.length + 5).reduce((sum, one) => sum + one.length, 0);
      expect(whole).toBe(truth.length);
    }),
  );
});

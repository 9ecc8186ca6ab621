import { expect, test } from 'vitest';
import { JoinedOrigin, frozenFrame } from '../model/origins.ts';
import { Segment } from './segment.ts';

function inFrame(): Segment {
  const segment = new Segment();
  return Object.assign(segment, { frame: 7, frameStart: 100, at: 142, length: 10, time: { seconds: 1, nanos: 2 } });
}

test('says where its payload stood, counted from the frame', () => {
  const segment = inFrame();
  expect(segment.origin(0).where(0, 10)).toEqual([{ frame: 7, offset: 42, length: 10 }]);
  expect(segment.origin(3).where(1, 2)).toEqual([{ frame: 7, offset: 46, length: 2 }]);
  expect(segment.origin(0).time(0, 1)).toEqual({ seconds: 1, nanos: 2 });
});

test('what is kept stays true after the next packet', () => {
  const segment = inFrame();
  const kept = segment.keptOrigin(2);
  Object.assign(segment, { frame: 8, at: 0, frameStart: 0, time: null });
  expect(segment.origin(0).where(0, 1)).toEqual([{ frame: 8, offset: 0, length: 1 }]);
  expect(kept.where(0, 4)).toEqual([{ frame: 7, offset: 44, length: 4 }]);
  expect(kept.time(0, 1)).toEqual({ seconds: 1, nanos: 2 });
});

test('octets joined from several frames', () => {
  const joined = new JoinedOrigin();
  joined.add(frozenFrame(1, 34, null), 0, 16);
  joined.add(frozenFrame(2, 34, null), 0, 8);
  const segment = Object.assign(new Segment(), { joined, at: 8, length: 16 });
  expect(segment.origin(4).where(0, 12)).toEqual([
    { frame: 1, offset: 46, length: 4 },
    { frame: 2, offset: 34, length: 8 },
  ]);
  expect(segment.keptOrigin(0).where(0, 1)).toEqual([{ frame: 1, offset: 42, length: 1 }]);
});

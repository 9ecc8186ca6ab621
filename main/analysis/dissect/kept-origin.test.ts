import { expect, test } from 'vitest';
import { FrameOrigin, frozenFrame, JoinedOrigin } from '../model/origins.ts';
import { keepOrigin, originFrom } from './kept-origin.ts';

test('what is kept of one frame stays true when the frame view moves on', () => {
  const view = new FrameOrigin();
  view.frame = 3;
  view.offset = 54;
  view.moment = { seconds: 9, nanos: 1 };
  const kept = keepOrigin(view, 10, 20);
  view.frame = 4;
  view.offset = 0;
  view.moment = null;
  expect(kept.where(2, 5)).toEqual([{ frame: 3, offset: 66, length: 5 }]);
  expect(kept.time(0, 1)).toEqual({ seconds: 9, nanos: 1 });
});

test('what is kept of joined frames keeps every frame and its time', () => {
  const joined = new JoinedOrigin();
  joined.add(frozenFrame(1, 40, { seconds: 1, nanos: 0 }), 0, 8);
  joined.add(frozenFrame(2, 34, { seconds: 2, nanos: 0 }), 0, 8);
  const kept = keepOrigin(joined, 4, 8);
  joined.drop(16);
  expect(kept.where(0, 8)).toEqual([
    { frame: 1, offset: 44, length: 4 },
    { frame: 2, offset: 34, length: 4 },
  ]);
  expect(kept.time(0, 4)).toEqual({ seconds: 1, nanos: 0 });
  expect(kept.time(0, 8)).toEqual({ seconds: 2, nanos: 0 });
});

test('a shifted view counts from its base', () => {
  const origin = frozenFrame(7, 100, null);
  expect(originFrom(origin, 5).where(1, 2)).toEqual([{ frame: 7, offset: 106, length: 2 }]);
  expect(originFrom(origin, 0)).toBe(origin);
});

import { expect, test } from 'vitest';
import { AppBook } from './app-book.ts';
import { aFlow } from './flow.fixture.ts';

test('sums flows per app', () => {
  const book = new AppBook();
  book.add(aFlow({ firstFrame: 9, firstTime: { seconds: 150, nanos: 0 }, lostBytes: 3 }), 'parlour', 'host-name');
  book.add(aFlow({ firstFrame: 4, lastTime: { seconds: 180, nanos: 0 } }), 'parlour', 'protocol');
  expect(book.sorted()).toEqual([
    {
      id: 'parlour',
      knownBy: new Set(['host-name', 'protocol']),
      packets: 22,
      bytes: 10_000,
      readableBytes: 1_800,
      opaqueBytes: 6_000,
      unknownBytes: 200,
      lostBytes: 3,
      firstTime: { seconds: 100, nanos: 0 },
      lastTime: { seconds: 200, nanos: 0 },
      firstFrame: 4,
      sawHandshake: true,
    },
  ]);
});

test('in order of first frame, however the flows closed', () => {
  const book = new AppBook();
  book.add(aFlow({ firstFrame: 5 }), 'b', 'host-name');
  book.add(aFlow({ firstFrame: 2 }), 'c', 'host-name');
  book.add(aFlow({ firstFrame: 5 }), 'a', 'host-name');
  expect(book.sorted().map((one) => one.id)).toEqual(['c', 'a', 'b']);
});

test('a start that nobody answered is no handshake', () => {
  const book = new AppBook();
  book.add(aFlow({ packetsIn: 0 }), 'a', 'host-name');
  book.add(aFlow({ sawStart: false }), 'a', 'host-name');
  expect(book.sorted()[0]?.sawHandshake).toBe(false);
  book.add(aFlow(), 'a', 'host-name');
  expect(book.sorted()[0]?.sawHandshake).toBe(true);
});

import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import { flowFixture } from '../recording-sink.fixture.ts';
import { StunClock } from './stun-clock.ts';
import { parseStun } from './stun-message.ts';

const COOKIE = [0x21, 0x12, 0xa4, 0x42];
/** A message without attributes. */
const message = (type: number, transaction: number) =>
  Uint8Array.from([type >> 8, type & 0xff, 0, 0, ...COOKIE, ...Array.from({ length: 11 }, () => 7), transaction]);
const REQUEST = 0x0001;
const SUCCESS = 0x0101;
const INDICATION = 0x0011;

function clocked() {
  const clock = new StunClock();
  const flow = flowFixture('udp', 'stun');
  const see = (direction: 'in' | 'out', type: number, transaction: number, millis: number): void => {
    const bytes = message(type, transaction);
    const parts = parseStun(bytes).message;
    if (!parts) throw new Error('no message');
    const origin = frozenFrame(1, 0, { seconds: 0, nanos: millis * 1_000_000 });
    clock.see(parts, { flow, direction, bytes, origin });
  };
  return { flow, see };
}

test('the answer with the number of the request, the lowest of several', () => {
  const { flow, see } = clocked();
  see('out', REQUEST, 1, 0);
  see('out', REQUEST, 2, 10);
  see('in', SUCCESS, 2, 40);
  expect(flow.matchedMicros).toBe(30_000);
  see('in', SUCCESS, 1, 45);
  expect(flow.matchedMicros).toBe(30_000);
});

test('a repeated request is timed from its first time, and an answer counts once', () => {
  const { flow, see } = clocked();
  see('out', REQUEST, 1, 0);
  see('out', REQUEST, 1, 500);
  see('in', SUCCESS, 1, 520);
  expect(flow.matchedMicros).toBe(520_000);
  see('out', REQUEST, 1, 600);
  see('in', SUCCESS, 1, 601);
  expect(flow.matchedMicros).toBe(1_000);
});

test('nothing for another number, for the other side’s requests, for indications, and where the clock went back', () => {
  const { flow, see } = clocked();
  see('out', REQUEST, 1, 10);
  see('in', SUCCESS, 2, 20);
  see('in', REQUEST, 3, 20);
  see('out', SUCCESS, 3, 30);
  see('out', INDICATION, 4, 30);
  see('in', SUCCESS, 4, 31);
  see('in', SUCCESS, 1, 5);
  expect(flow.matchedMicros).toBeNull();
});

test('many that wait are not kept without end', () => {
  const { flow, see } = clocked();
  for (let i = 0; i < 16; i++) see('out', REQUEST, i, i);
  see('out', REQUEST, 99, 20);
  see('in', SUCCESS, 99, 21);
  expect(flow.matchedMicros).toBeNull();
});

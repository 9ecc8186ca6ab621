import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture } from '../recording-sink.fixture.ts';
import { lineCall } from './line-call.ts';
import { noise } from './rtp.fixture.ts';

/** Of our own making, to the layout in docs/protocols/line-call.md. */
const frame = (counter: number, length = 300): Uint8Array =>
  Uint8Array.from([0xd8 | (length >> 8), length & 0xff, counter >> 8, counter & 0xff, ...noise(length, counter)]);
const ask = (...counters: number[]): boolean[] => {
  const flow = flowFixture('udp', 'none');
  return counters.map((counter) => lineCall.recognise(frame(counter), flow) > 0);
};

test('reads the real one: the head is explained, the rest is nobody’s', () => {
  const sink = readAll(lineCall, 'udp', [['out', frame(7)]]);
  expect(sink.messages[0]).toEqual({ type: 'call-packet', kind: 'frame' });
  expect(sink.counts).toEqual({ readable: 4, opaque: 0, unknown: 300 });
});

test('three frames whose counters follow each other, of both directions', () => {
  expect(ask(5, 6, 7)).toEqual([false, false, true]);
  expect(ask(5, 900, 6, 901, 7, 902)).toEqual([false, false, false, false, true, true]);
  expect(ask(5, 5, 5, 5)).toEqual([false, false, false, false]);
  expect(ask(5, 500, 1000, 1500)).toEqual([false, false, false, false]);
});

test('leaves random datagrams to others', () => {
  const flow = flowFixture('udp', 'none');
  let claimed = 0;
  for (let n = 0; n < 50_000; n++) if (lineCall.recognise(noise(40, n), flow) > 0) claimed++;
  expect(claimed).toBe(0);
});

test('every truncation yields a prefix and a reason: the length no longer fits', () => {
  const whole = frame(7);
  for (let n = 1; n < whole.length; n++)
    expect(readAll(lineCall, 'udp', [['out', whole.subarray(0, n)]]).problems).toEqual(['not-this-protocol']);
});

test('a true beginning with any end never throws, loops or points outside', () => survives(lineCall, 'udp', frame(7)));

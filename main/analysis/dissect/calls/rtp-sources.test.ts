import { expect, test } from 'vitest';
import { flowFixture } from '../recording-sink.fixture.ts';
import { noise, rtpPacket } from './rtp.fixture.ts';
import { carriesRtp, continuesStream } from './rtp-sources.ts';

const ask = (...sequences: number[]): boolean[] => {
  const flow = flowFixture('udp', 'none');
  return sequences.map((sequence) => continuesStream(rtpPacket({ sequence }), flow));
};

test('the third packet in order makes a stream, over the counter’s end too', () => {
  expect(ask(7, 8, 9, 10)).toEqual([false, false, true, true]);
  expect(ask(65534, 65535, 65536, 65537)).toEqual([false, false, true, true]);
});

test('asking again about one packet changes nothing', () => {
  expect(ask(7, 7, 7, 7)).toEqual([false, false, false, false]);
  expect(ask(7, 8, 8, 9, 9)).toEqual([false, false, false, true, true]);
});

test('losses, late packets and doubles belong to a known stream; a jump begins anew', () => {
  expect(ask(7, 8, 9, 500, 495, 501)).toEqual([false, false, true, true, true, true]);
  expect(ask(7, 8, 9, 9000, 9001, 9002)).toEqual([false, false, true, false, false, true]);
  expect(ask(7, 9, 11, 13)).toEqual([false, false, false, false]);
});

test('streams of several sources do not disturb each other', () => {
  const flow = flowFixture('udp', 'none');
  const both = [1, 2, 3].flatMap((n) => [rtpPacket({ sequence: n }), rtpPacket({ sequence: 400 + n, ssrc: 77 })]);
  expect(both.map((bytes) => continuesStream(bytes, flow))).toEqual([false, false, false, false, true, true]);
  expect(carriesRtp(flow)).toBe(true);
  expect(carriesRtp(flowFixture('udp', 'none'))).toBe(false);
});

test('clocks that jump, and 100,000 random datagrams, are no stream', () => {
  const flow = flowFixture('udp', 'none');
  const jumps = [0, 1e9, 2e9].map((timestamp, n) => rtpPacket({ sequence: n, timestamp }));
  expect(jumps.map((bytes) => continuesStream(bytes, flow))).toEqual([false, false, false]);
  let claimed = 0;
  for (let n = 0; n < 100_000; n++) {
    const bytes = noise(24, n);
    bytes[0] = 0x80;
    if (continuesStream(bytes, flow)) claimed++;
  }
  expect(claimed).toBe(0);
});

import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { cut } from '../recording-sink.fixture.ts';
import { stun } from './stun.ts';
import { CHANNEL_DATA, RFC5769_REQUEST } from './stun.fixture.ts';

const plain = Uint8Array.from([...RFC5769_REQUEST, ...CHANNEL_DATA, ...RFC5769_REQUEST]);
const frame = (bytes: Uint8Array) => [bytes.length >> 8, bytes.length & 0xff, ...bytes];
const framed = Uint8Array.from([
  ...frame(RFC5769_REQUEST),
  ...frame(Uint8Array.from([0x80, 0x60, 1, 2, 3])),
  ...frame(RFC5769_REQUEST),
]);

test('reads the real one: messages and relayed packets, however cut', () => {
  for (const size of [1, 9, 1000]) {
    const sink = readAll(stun, 'tcp', cut('out', plain, size));
    expect(sink.messages.map(({ type }) => type)).toEqual(['stun', 'turn-channel-data', 'stun']);
    expect(sink.texts('stun.data')).toEqual(['hello']);
    expect(sink.counts).toEqual({ readable: plain.length - 5, opaque: 0, unknown: 5 });
  }
});

test('reads packets in frames (RFC 4571): STUN among others', () => {
  for (const size of [1, 9, 1000]) {
    const sink = readAll(stun, 'tcp', cut('in', framed, size));
    expect(sink.texts('stun.username')).toEqual(['evtj:h6vY', 'evtj:h6vY']);
    expect(sink.texts('stun.data')).toEqual(['\x80\x60\x01\x02\x03']);
    expect(sink.counts.unknown).toBe(5);
  }
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < RFC5769_REQUEST.length; n++) {
    const sink = readAll(stun, 'tcp', [['out', plain.subarray(0, RFC5769_REQUEST.length + CHANNEL_DATA.length + n)]]);
    expect(sink.problems).toEqual(['cut-short']);
    expect(sink.messages.slice(0, 2).map(({ type }) => type)).toEqual(['stun', 'turn-channel-data']);
  }
});

test('behind a gap it waits for a message that begins a segment', () => {
  const sink = readAll(stun, 'tcp', [
    ['out', plain],
    ['out', 10],
    ['out', 'half of something'],
    ['out', plain],
  ]);
  expect(sink.messages.map(({ type }) => type)).toEqual([
    'stun',
    'turn-channel-data',
    'stun',
    'unknown',
    'stun',
    'turn-channel-data',
    'stun',
  ]);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(stun, 'tcp', plain);
  survives(stun, 'tcp', framed);
});

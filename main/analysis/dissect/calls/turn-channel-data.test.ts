import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAll, survives, trueBeginning } from '../hostile.fixture.ts';
import { flowFixture } from '../recording-sink.fixture.ts';
import { CHANNEL_DATA as whole } from './stun.fixture.ts';
import { parseChannelData, turnChannelData } from './turn-channel-data.ts';

test('reads the real one, and only where STUN was spoken', () => {
  expect(turnChannelData.recognise(whole, flowFixture('udp', 'stun'))).toBeGreaterThan(0.5);
  expect(turnChannelData.recognise(whole, flowFixture('udp', 'unknown'))).toBe(0);
  const sink = readAll(turnChannelData, 'udp', [['out', whole]]);
  expect(sink.messages).toEqual([{ type: 'turn-channel-data', channel: 0x4000 }]);
  expect(sink.fields).toMatchObject([{ path: 'turn.data', key: null, text: 'hello', options: { unclaimed: true } }]);
  expect(sink.counts).toEqual({ readable: 7, opaque: 0, unknown: 5 });
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 0; n < 9; n++) {
    const { message, problem } = parseChannelData(whole.subarray(0, n));
    expect(problem).toBe('cut-short');
    expect(message?.data.length ?? null).toBe(n < 4 ? null : n - 4);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(turnChannelData, 'udp', whole);
  fc.assert(
    fc.property(trueBeginning(whole), (bytes) => {
      const data = parseChannelData(bytes).message?.data;
      if (data) expect(data.at + data.length).toBeLessThanOrEqual(bytes.length);
    }),
  );
  expect(parseChannelData(Uint8Array.from([0x50, 0, 0, 0])).problem).toBe('not-this-protocol');
});

import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture } from '../recording-sink.fixture.ts';
import { stun } from './stun.ts';
import { RFC5769_REQUEST as whole } from './stun.fixture.ts';

const score = (bytes: Uint8Array, transport: 'tcp' | 'udp') => stun.recognise(bytes, flowFixture(transport, 'none'));

test('reads the real one, over UDP and TCP', () => {
  for (const transport of ['udp', 'tcp'] as const) {
    expect(score(whole, transport)).toBeGreaterThan(0.9);
    const sink = readAll(stun, transport, [['out', whole]]);
    expect(sink.messages).toEqual([{ type: 'stun', class: 'request', method: 1 }]);
    expect(sink.texts('stun.username')).toEqual(['evtj:h6vY']);
    expect(sink.texts('stun.software')).toEqual(['STUN test client']);
    expect(sink.counts.readable).toBe(whole.length);
  }
});

test('knows a frame around it on a stream only', () => {
  const framed = Uint8Array.from([0, whole.length, ...whole]);
  expect(score(framed, 'tcp')).toBeGreaterThan(0.9);
  expect(score(framed, 'udp')).toBe(0);
  expect(score(new Uint8Array(30), 'tcp')).toBe(0);
  expect(score(new Uint8Array(), 'udp')).toBe(0);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < whole.length; n++) {
    for (const transport of ['udp', 'tcp'] as const)
      expect(readAll(stun, transport, [['out', whole.subarray(0, n)]]).problems).toContain('cut-short');
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(stun, 'udp', whole);
  survives(stun, 'tcp', whole);
});

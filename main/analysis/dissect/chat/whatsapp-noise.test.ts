import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { cut, flowFixture, octets } from '../recording-sink.fixture.ts';
import { ANSWER, HELLO, NOISE_START, ROUTED, ROUTING } from './whatsapp-noise.fixture.ts';
import { whatsappNoise } from './whatsapp-noise.ts';

const score = (bytes: Uint8Array | string) => whatsappNoise.recognise(octets(bytes), flowFixture('tcp', 'none'));

test('reads the real one, however cut: the routing hint in the clear, then sealed frames', () => {
  for (const size of [1, 5, 1000]) {
    const sink = readAll(whatsappNoise, 'tcp', [
      ...cut('out', NOISE_START, size),
      ['in', ANSWER],
      ['out', '\0\0\x04soup'],
    ]);
    const kinds = sink.messages.map((one) => (one.type === 'chat-packet' ? one.kind : one.type));
    expect(kinds).toEqual(['routing', 'greeting', 'frame', 'frame', 'frame']);
    expect(sink.texts('whatsapp-noise.routing')).toEqual([ROUTING]);
    expect(sink.counts).toEqual({ readable: 17 + 4 + 3 + 3 + 3, opaque: 36 + 50 + 4, unknown: 0 });
    expect(sink.problems).toEqual([]);
  }
});

test('is known by its greeting and a hello behind it', () => {
  expect([score(HELLO), score(NOISE_START)]).toEqual([0.97, 0.97]);
  expect(score(HELLO.replace('\x12\x22', '\x12\xa2\0'))).toBe(0.97); // a length may take more octets than it needs
});

test('leaves to others what only begins so', () => {
  expect(score(HELLO.replace('\x06', '\x01'))).toBe(0); // the protocol of before 2017
  expect(score('WATCH OUT for the rain today')).toBe(0);
  expect(score('EDIT this text, please')).toBe(0);
  expect(score(`${ROUTED}WATCH OUT`)).toBe(0);
  expect(score(HELLO.slice(0, 9))).toBe(0);
  expect(score(`WA\x06\x03\0\0\x24\x12${'\xff'.repeat(40)}`)).toBe(0);
});

test('every truncation yields a prefix and a reason', () => {
  const heads = [ROUTED.length, ROUTED.length + 4];
  for (let n = 1; n < NOISE_START.length; n++) {
    const { problems } = readAll(whatsappNoise, 'tcp', [['out', NOISE_START.subarray(0, n)]]);
    expect(problems).toEqual(heads.includes(n) || n >= ROUTED.length + 4 + 3 ? [] : ['cut-short']);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(whatsappNoise, 'tcp', NOISE_START);
});

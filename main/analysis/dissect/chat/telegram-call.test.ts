import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture, octets } from '../recording-sink.fixture.ts';
import { ASK_PEER, MEDIA, PEER, PING, PONG } from './telegram-call.fixture.ts';
import { telegramCall } from './telegram-call.ts';

const score = (bytes: Uint8Array, protocol = 'none') => telegramCall.recognise(bytes, flowFixture('udp', protocol));

test('reads the real one: both addresses of the call, then sealed media', () => {
  const sink = readAll(telegramCall, 'udp', [
    ['out', PING],
    ['in', PONG],
    ['out', ASK_PEER],
    ['in', PEER],
    ['out', MEDIA],
  ]);
  const kinds = sink.messages.map((one) => (one.type === 'call-packet' ? one.kind : one.type));
  expect(kinds).toEqual(['ping', 'pong', 'ask-peer', 'peer', 'media']);
  expect(sink.texts('telegram-call.own.address')).toEqual(['203.0.113.5', '203.0.113.5']);
  expect(sink.texts('telegram-call.own.port')).toEqual(['7777', '7777']);
  expect(sink.texts('telegram-call.peer.address')).toEqual(['198.51.100.9']);
  expect(sink.texts('telegram-call.peer.port')).toEqual(['8000']);
  expect(new Set(sink.texts('telegram-call.call-tag'))).toEqual(new Set(['call-tag-16-byte']));
  expect(sink.counts).toEqual({ readable: 40 + 64 + 32 + 48 + 16, opaque: 48, unknown: 0 });
});

test('what is not whole blocks is nobody’s, and text in it is still found', () => {
  const sink = readAll(telegramCall, 'udp', [
    ['out', PING],
    ['out', octets('call-tag-16-bytehello from rana')],
  ]);
  expect(sink.texts('unknown.text')).toEqual(['hello from rana']);
  expect(sink.counts.unknown).toBe(15);
});

test('leaves to others what has no mark', () => {
  for (const control of [PING, PONG, ASK_PEER, PEER]) expect(score(control)).toBe(0.97);
  expect(score(MEDIA)).toBe(0);
  expect(score(MEDIA, 'telegram-call')).toBe(0); // another call's
  expect(score(octets('\xff'.repeat(32)))).toBe(0);
  expect(score(PONG.subarray(0, 48))).toBe(0);
  expect(score(octets('short'))).toBe(0);
});

test('every truncation yields a prefix and a reason', () => {
  for (const whole of [PING, PONG, PEER])
    for (let n = 1; n < whole.length; n++) {
      const sink = readAll(telegramCall, 'udp', [['in', whole.subarray(0, n)]]);
      expect([sink.problems, sink.counts.unknown]).toEqual([['not-this-protocol'], n]);
    }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  for (const whole of [PING, PONG, PEER]) survives(telegramCall, 'udp', whole);
});

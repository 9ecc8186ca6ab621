import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture, octets } from '../recording-sink.fixture.ts';
import { steam } from './steam.ts';
import { STEAM_STATUS } from './steam.fixture.ts';

const PING = octets(`\x01\x81sdping${'\0'.repeat(20)}user=rana`);
const CONNECTION = Uint8Array.from([...Buffer.from('VS01'), 9, 0, ...new Uint8Array(30), ...Buffer.from('some text')]);

test('reads the real one', () => {
  const sink = readAll(steam, 'udp', [
    ['out', STEAM_STATUS],
    ['out', PING],
    ['out', CONNECTION],
  ]);
  const kinds = sink.messages.flatMap((one) => (one.type === 'call-packet' ? [one.kind] : []));
  expect(kinds).toEqual(['discovery.1', 'relay-ping', 'connection']);
  expect(sink.texts('steam.status.hostname')).toEqual(['Ranas-PC']);
  expect(sink.texts('steam.status.steamid')).toEqual(['76561197960265729']);
  expect(sink.texts('unknown.text')).toEqual(['user=rana', 'some text']);
  expect(sink.counts).toEqual({ readable: STEAM_STATUS.length + 8 + 36, opaque: 0, unknown: 29 + 9 });
});

test('leaves to others what only begins like it', () => {
  const flow = flowFixture('udp', 'none');
  for (const first of [STEAM_STATUS, PING, CONNECTION]) expect(steam.recognise(first, flow)).toBeGreaterThan(0.9);
  for (const first of [
    CONNECTION.subarray(0, 40),
    octets('VS01'),
    octets('\x01\x81'),
    octets('\xff\xff\xff\xffTSource'),
  ])
    expect(steam.recognise(first, flow)).toBe(0);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 8; n < STEAM_STATUS.length; n++)
    expect(readAll(steam, 'udp', [['out', STEAM_STATUS.subarray(0, n)]]).problems).toEqual(['cut-short']);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(steam, 'udp', STEAM_STATUS);
  survives(steam, 'udp', PING);
  survives(steam, 'udp', CONNECTION);
});

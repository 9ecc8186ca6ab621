import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture, octets } from '../recording-sink.fixture.ts';
import { ASK_INFO, ASK_PLAYERS, CHALLENGE, INFO, PLAYERS } from './source-query.fixture.ts';
import { sourceQuery } from './source-query.ts';

const score = (bytes: Uint8Array, protocol = 'none', port = 4000) =>
  sourceQuery.recognise(bytes, flowFixture('udp', protocol, port));

test('reads the real one: what the server is called, and who plays on it', () => {
  const sink = readAll(sourceQuery, 'udp', [
    ['out', ASK_INFO],
    ['in', INFO],
    ['out', ASK_PLAYERS],
    ['in', PLAYERS],
  ]);
  expect(sink.messages.map((one) => (one.type === 'chat-packet' ? one.kind : one.type))).toEqual([
    'ask-info',
    'info',
    'ask-players',
    'players',
  ]);
  expect(sink.texts('source-query.server.name')).toEqual(["Rana's place"]);
  expect(sink.texts('source-query.server.map')).toEqual(['de_dust']);
  expect(sink.texts('source-query.player.name')).toEqual(['rana', 'omar2']);
  expect(sink.problems).toEqual([]);
});

test('only the first question is told by its own octets', () => {
  expect(score(ASK_INFO)).toBe(0.97);
  for (const one of [CHALLENGE, ASK_PLAYERS, INFO, PLAYERS]) {
    expect([score(one), score(one, 'source-query'), score(one, 'none', 27016)]).toEqual([0, 0.85, 0.85]);
  }
  expect(score(octets('\xff\xff\xff\xffTell me'))).toBe(0);
  expect(score(octets('\xff\xff\xff\xffAnswer that is longer'), 'source-query')).toBe(0);
  expect(score(octets('\xff\xff\xff\xffget'), 'source-query')).toBe(0);
});

test('every truncation yields a prefix and a reason', () => {
  const whole = readAll(sourceQuery, 'udp', [['in', PLAYERS]]).texts('source-query.player.name');
  const borders = [6, 6 + 14]; // no player is told yet; one is
  for (let n = 1; n < PLAYERS.length; n++) {
    const sink = readAll(sourceQuery, 'udp', [['in', PLAYERS.subarray(0, n)]]);
    expect(sink.problems).toEqual(n < 5 ? ['not-this-protocol'] : borders.includes(n) ? [] : ['cut-short']);
    for (const [i, name] of sink.texts('source-query.player.name').entries())
      expect(whole[i]?.startsWith(name)).toBe(true);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  for (const whole of [ASK_INFO, INFO, PLAYERS]) survives(sourceQuery, 'udp', whole, 27015);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { trueBeginning } from '../hostile.fixture.ts';
import { parseSteamDiscovery, startsSteamDiscovery } from './steam-discovery.ts';
import { STEAM_STATUS as whole } from './steam.fixture.ts';

const word = ({ at, length }: { at: number; length: number }) =>
  Buffer.from(whole.subarray(at, at + length)).toString('latin1');

test('reads the real one', () => {
  const { message, problem } = parseSteamDiscovery(whole);
  expect(problem).toBeNull();
  expect(message?.kind).toBe(1);
  expect(message?.parts.map(({ name, span }) => [name, word(span)])).toEqual([
    ['client_id', 'M'],
    ['hostname', 'Ranas-PC'],
    ['steamid', '\x01\0\0\0\x01\0\x10\x01'],
    ['mac_addresses', '00:00:5e:00:53:01'],
    ['ip_addresses', '192.0.2.9'],
  ]);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 0; n < whole.length; n++) {
    const { message, problem } = parseSteamDiscovery(whole.subarray(0, n));
    expect(problem).toBe(n < 8 ? 'not-this-protocol' : 'cut-short');
    for (const { span } of message?.parts ?? []) expect(span.at + span.length).toBeLessThanOrEqual(n);
  }
  expect(startsSteamDiscovery(whole.subarray(0, 7))).toBe(false);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  fc.assert(
    fc.property(trueBeginning(whole), (bytes) => {
      for (const { span } of parseSteamDiscovery(bytes).message?.parts ?? [])
        expect(span.at + span.length).toBeLessThanOrEqual(bytes.length);
    }),
  );
});

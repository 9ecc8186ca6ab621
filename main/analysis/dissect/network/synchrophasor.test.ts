import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { cut, flowFixture } from '../recording-sink.fixture.ts';
import { ascii, be16, be32, filled, type Octets } from './octets.fixture.ts';
import { synchrophasor } from './synchrophasor.ts';

function frame(kind: number, body: Octets): number[] {
  const head = [
    0xaa,
    (kind << 4) | 1,
    ...be16(body.length + 16),
    ...be16(7),
    ...be32(1_700_000_000),
    ...be32(0),
    ...body,
  ];
  let check = 0xffff;
  for (const octet of head)
    for (let bit = 7; bit >= 0; bit--) {
      const carry = ((check >> 15) ^ (octet >> bit)) & 1;
      check = ((check << 1) ^ (carry ? 0x1021 : 0)) & 0xffff;
    }
  return [...head, ...be16(check)];
}
const station = (name: string) => [
  ...ascii(name.padEnd(16)),
  ...be16(7),
  ...be16(0),
  ...[1, 0, 0].flatMap(be16),
  ...ascii('VA'.padEnd(16)),
  ...filled(8),
];
/** IEEE C37.118.2 annex D has one like it. tshark 4.0.17: Configuration frame 2, Station "RIVER NORTH", "RIVER SOUTH". */
const CONFIGURATION = Uint8Array.from(
  frame(3, [...be32(1_000_000), ...be16(2), ...station('RIVER NORTH'), ...station('RIVER SOUTH'), ...be16(30)]),
);
const DATA = Uint8Array.from(frame(0, filled(20)));

test('reads the real one, over UDP and TCP', () => {
  for (const bytes of [CONFIGURATION, DATA])
    expect(synchrophasor.recognise(bytes, flowFixture('udp', 'none'))).toBe(0.95);
  const sink = readAll(synchrophasor, 'udp', [['in', CONFIGURATION]]);
  expect(sink.texts('synchrophasor.station')).toEqual(['RIVER NORTH', 'RIVER SOUTH']);
  const both = Uint8Array.from([...DATA, ...CONFIGURATION]);
  for (const size of [1, 30, 1000])
    expect(readAll(synchrophasor, 'tcp', cut('in', both, size)).texts('synchrophasor.station')).toHaveLength(2);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < CONFIGURATION.length; n++)
    expect(readAll(synchrophasor, 'tcp', [['in', CONFIGURATION.subarray(0, n)]]).problems).toEqual(['cut-short']);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(synchrophasor, 'udp', CONFIGURATION);
  survives(synchrophasor, 'tcp', CONFIGURATION);
});

test('leaves others theirs: the check must fit', () => {
  const broken = CONFIGURATION.slice();
  broken[20] = 0x55;
  for (const bytes of [broken, CONFIGURATION.subarray(0, 30), Uint8Array.from([0xaa, 0x55, 1, 2])])
    expect(synchrophasor.recognise(bytes, flowFixture('udp', 'none'))).toBe(0);
});

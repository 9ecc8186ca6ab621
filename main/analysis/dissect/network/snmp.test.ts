import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture, octets } from '../recording-sink.fixture.ts';
import { ber } from './octets.fixture.ts';
import { snmp } from './snmp.ts';

const number = [2, 1, 1];
const pair = (oid: readonly number[], value: string) => ber(0x30, ber(0x06, oid), ber(0x04, value));
const NAME = [0x2b, 6, 1, 2, 1, 1, 5, 0];
const values = ber(0x30, pair(NAME, 'ranas-router'), pair([0x2b, 6, 1, 4, 1, 9, 1], 'other'));
/** RFC 1157 section 4. tshark 4.0.17: get-response 1.3.6.1.2.1.1.5.0, community keep-out. */
const V2 = Uint8Array.from(
  ber(0x30, [2, 1, 1], ber(0x04, 'keep-out'), ber(0xa2, number, [2, 1, 0], [2, 1, 0], values)),
);
/** RFC 3414 section 2.4. tshark 4.0.17: SNMPv3, msgUserName rana. */
const V3 = Uint8Array.from(
  ber(
    0x30,
    [2, 1, 3],
    ber(0x30, number, ber(2, [0, 0xff, 0xe3]), ber(4, [0]), [2, 1, 3]),
    ber(0x04, ber(0x30, ber(4, 'ENGINE7'), number, number, ber(4, 'rana'), ber(4, ''), ber(4, ''))),
    ber(0x30, ber(4, 'ENGINE7'), ber(4, 'room'), ber(0xa2, number, [2, 1, 0], [2, 1, 0], values)),
  ),
);
const score = (bytes: Uint8Array) => snmp.recognise(bytes, flowFixture('udp', 'none'));

test('reads the real one: the community, and what a device calls itself', () => {
  expect(score(V2)).toBe(0.95);
  const sink = readAll(snmp, 'udp', [['in', V2]]);
  expect(sink.messages).toEqual([{ type: 'snmp', version: 1 }]);
  expect(sink.fields.map(({ path, text }) => [path, text])).toEqual([
    ['snmp.community', 'keep-out'],
    ['snmp.system.name', 'ranas-router'],
    ['snmp.value', 'other'],
  ]);
});

test('reads a user of version 3', () => {
  expect(score(V3)).toBe(0.9);
  const sink = readAll(snmp, 'udp', [['out', V3]]);
  expect(sink.texts('snmp.user')).toEqual(['rana']);
  expect(sink.texts('snmp.context')).toEqual(['room']);
  expect(sink.texts('snmp.system.name')).toEqual(['ranas-router']);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < V2.length; n++) {
    const sink = readAll(snmp, 'udp', [['in', V2.subarray(0, n)]]);
    expect(sink.problems[0]).toBe('cut-short');
    for (const text of sink.texts('snmp.community')) expect('keep-out'.startsWith(text)).toBe(true);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  for (const whole of [V2, V3]) survives(snmp, 'udp', whole);
});

test('leaves others theirs', () => {
  for (const text of ['0123456789', '0\x0c\x02\x01\x01\x60\x07\x02\x01\x03\x04\0\x80\0', '0\x05\x02\x01\x09\x04\0'])
    expect(score(octets(text))).toBe(0);
});

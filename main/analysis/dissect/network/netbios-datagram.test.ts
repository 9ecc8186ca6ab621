import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture, octets } from '../recording-sink.fixture.ts';
import { netbiosDatagram } from './netbios-datagram.ts';
import { ascii, netbiosName } from './octets.fixture.ts';
import { ANNOUNCED, datagram } from './windows.fixture.ts';

const score = (bytes: Uint8Array) => netbiosDatagram.recognise(bytes, flowFixture('udp', 'none', 138));

test('reads the real one', () => {
  expect(score(ANNOUNCED)).toBe(0.95);
  const sink = readAll(netbiosDatagram, 'udp', [['out', ANNOUNCED]], 138);
  expect(sink.fields.map(({ path, text }) => [path.slice(17), text])).toEqual([
    ['source.name', 'RANAS-PC'],
    ['destination.name', 'OFFICE'],
    ['mailslot', '\\MAILSLOT\\BROWSE'],
    ['announced.computer', 'RANAS-PC'],
    ['announced.comment', 'Rana at work'],
  ]);
  expect(sink.counts.unknown).toBe(0);
  expect(sink.namesTold).toEqual(['RANAS-PC', 'OFFICE']);
});

test('what is carried and not known is searched', () => {
  const sink = readAll(netbiosDatagram, 'udp', [['out', datagram('A-PC', 'B', ascii('anything'))]], 138);
  expect(sink.texts('netbios-datagram.rest')).toEqual(['anything']);
  expect(sink.counts.unknown).toBe(8);
  const query = Uint8Array.from([0x14, 2, 0, 9, 192, 0, 2, 7, 0, 138, ...netbiosName('FILES', 0x20)]);
  expect(score(query)).toBe(0.95);
  expect(readAll(netbiosDatagram, 'udp', [['out', query]]).texts('netbios-datagram.destination.name')).toEqual([
    'FILES',
  ]);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < 82; n++)
    expect(readAll(netbiosDatagram, 'udp', [['out', ANNOUNCED.subarray(0, n)]]).problems).toEqual(['cut-short']);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(netbiosDatagram, 'udp', ANNOUNCED, 138);
});

test('leaves others theirs', () => {
  expect(score(octets('\x11\x0a0123456789AB the text of an app that begins so'))).toBe(0);
  expect(score(octets('\x13\x0a'))).toBe(0);
});

import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture, octets, type Piece } from '../recording-sink.fixture.ts';
import { mysql } from './mysql.ts';
import { ascii, filled, le16, le32, type Octets } from './octets.fixture.ts';

const packet = (number: number, ...parts: Octets[]): Uint8Array => {
  const body = parts.flat();
  return Uint8Array.from([...le16(body.length), 0, number, ...body]);
};
/** tshark 4.0.17 (port 3306): Server Greeting, Version 8.0.36; Login Request, Username rana. */
const GREETING = packet(
  0,
  [10],
  ascii('8.0.36\0'),
  le32(9),
  [...filled(8, 0x31), 0, ...le16(0xf7ff), 0xff, 2, 0, 0xff, 0xc7, 21, ...filled(10), ...filled(12, 0x32), 0],
  ascii('mysql_native_password\0'),
);
const LOGIN = packet(1, le32(0x0008a285), le32(0x1000000), [0xff], filled(23), ascii('rana\0'), [20], filled(20, 0xee));
const WISH = packet(1, le32(0x0008aa85), le32(0x1000000), [0xff], filled(23));
const QUERY = packet(0, [3], ascii('select one from two'));

test('reads the real one', () => {
  expect(mysql.recognise(GREETING, flowFixture('tcp', 'none'))).toBe(0.95);
  const talk: Piece[] = [
    ['in', GREETING],
    ['out', LOGIN],
    ['out', QUERY],
  ];
  const sink = readAll(mysql, 'tcp', talk);
  expect(sink.texts('mysql.login.user')).toEqual(['rana']);
  expect(sink.texts('unknown.text').at(-1)).toBe('select one from two');
});

test('TLS may follow', () => {
  const talk: Piece[] = [
    ['in', GREETING],
    ['out', WISH],
    ['out', '\x16\x03\x01\0\x05\x01\0\0\x01\0'],
  ];
  expect(readAll(mysql, 'tcp', talk).fields.filter(({ direction }) => direction === 'out')).toEqual([]);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < LOGIN.length; n++)
    expect(readAll(mysql, 'tcp', [['out', LOGIN.subarray(0, n)]]).problems).toContain('cut-short');
});

test('a true beginning with any end never throws, loops or points outside', () => survives(mysql, 'tcp', GREETING));

test('leaves others theirs', () => {
  for (const bytes of [
    LOGIN,
    octets('\x4a\0\0\0\x0asome text of another program, long enough'),
    octets('\0\0\0\0\x0a'),
  ])
    expect(mysql.recognise(bytes, flowFixture('tcp', 'none'))).toBe(0);
});

import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture, octets } from '../recording-sink.fixture.ts';
import { nbns } from './nbns.ts';
import { ascii, be16, be32, filled, netbiosName } from './octets.fixture.ts';

const header = (flags: number, counts: readonly number[]) => [...be16(7), ...be16(flags), ...counts.flatMap(be16)];
/** tshark 4.0.17: Registration NB RANAS-PC<00>, and Name query NB FILES<20>. */
const REGISTRATION = Uint8Array.from([
  ...header(0x2910, [1, 0, 0, 1]),
  ...netbiosName('RANAS-PC', 0),
  0,
  0x20,
  0,
  1,
  0xc0,
  0x0c,
  0,
  0x20,
  0,
  1,
  ...be32(300_000),
  ...be16(6),
  0,
  0,
  192,
  0,
  2,
  7,
]);
const QUERY = Uint8Array.from([...header(0x0110, [1, 0, 0, 0]), ...netbiosName('FILES', 0x20), 0, 0x20, 0, 1]);
const entry = (name: string, suffix: number, flags: number) => [...ascii(name.padEnd(15)), suffix, ...be16(flags)];
/** tshark 4.0.17: Name query response NBSTAT, three names, unit ID 02:00:00:00:00:01. */
const STATUS_DATA = [
  3,
  ...entry('RANAS-PC', 0, 0x0400),
  ...entry('OFFICE', 0, 0x8400),
  ...entry('RANA', 3, 0x0400),
  2,
  0,
  0,
  0,
  0,
  1,
  ...filled(40),
];
const STATUS = Uint8Array.from([
  ...header(0x8400, [0, 1, 0, 0]),
  ...netbiosName('*', 0),
  0,
  0x21,
  0,
  1,
  ...be32(0),
  ...be16(STATUS_DATA.length),
  ...STATUS_DATA,
]);
const on137 = flowFixture('udp', 'none', 137);

test('reads the real one: a computer’s own name, and another’s that it asks for', () => {
  expect([REGISTRATION, QUERY, STATUS].map((bytes) => nbns.recognise(bytes, on137))).toEqual([0.95, 0.95, 0.95]);
  const own = readAll(nbns, 'udp', [['out', REGISTRATION]], 137);
  expect(own.texts('nbns.own.name')).toEqual(['RANAS-PC']);
  expect(own.texts('nbns.question.name')).toEqual([]);
  expect(own.namesTold).toEqual(['RANAS-PC']);
  expect(own.fields[0]?.where).toEqual([{ frame: 1, offset: 54 + 13, length: 32 }]);
  const asking = readAll(nbns, 'udp', [['out', QUERY]], 137);
  expect([asking.texts('nbns.question.server'), asking.namesTold]).toEqual([['FILES'], ['FILES']]);
});

test('whoever answers tells its own name; a domain’s is another', () => {
  const address = [0, 0, 192, 0, 2, 7];
  const answer = (name: string, suffix: number) =>
    Uint8Array.from([
      ...header(0x8500, [0, 1, 0, 0]),
      ...netbiosName(name, suffix),
      0,
      0x20,
      0,
      1,
      ...be32(9),
      0,
      6,
      ...address,
    ]);
  expect(readAll(nbns, 'udp', [['in', answer('RANAS-PC', 0x20)]], 137).texts('nbns.answer.name')).toEqual(['RANAS-PC']);
  const domain = readAll(nbns, 'udp', [['in', answer('OFFICE', 0x1b)]], 137);
  expect([domain.texts('nbns.answer.name'), domain.texts('nbns.answer.service')]).toEqual([[], ['OFFICE']]);
});

test('a list of a computer’s names tells group and person apart, and its hardware address', () => {
  const sink = readAll(nbns, 'udp', [['in', STATUS]], 137);
  expect(sink.namesTold).toEqual(['RANAS-PC', 'OFFICE']);
  expect(sink.fields.map(({ path, text }) => [path, text])).toEqual([
    ['nbns.status.name', 'RANAS-PC'],
    ['nbns.status.group', 'OFFICE'],
    ['nbns.status.messenger', 'RANA'],
    ['nbns.status.hardware-address', '\x02\0\0\0\0\x01'],
  ]);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < REGISTRATION.length; n++)
    expect(readAll(nbns, 'udp', [['out', REGISTRATION.subarray(0, n)]], 137).problems).toEqual(['cut-short']);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  for (const whole of [REGISTRATION, QUERY, STATUS]) survives(nbns, 'udp', whole, 137);
});

test('elsewhere only a NetBIOS name of a known type is one', () => {
  expect(nbns.recognise(QUERY, flowFixture('udp', 'none'))).toBe(0.9);
  expect(nbns.recognise(octets(`\0\x07\x01\0\0\x01${'\0'.repeat(6)}\x03www\0`), flowFixture('udp', 'none'))).toBe(0);
  expect(nbns.recognise(octets('hello there, this is text'), on137)).toBe(0);
});

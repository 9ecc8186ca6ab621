import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { cut, flowFixture, octets, type Piece } from '../recording-sink.fixture.ts';
import { ascii, be32, type Octets } from './octets.fixture.ts';
import { postgresql } from './postgresql.ts';

const sized = (...parts: Octets[]): number[] => [...be32(parts.flat().length + 4), ...parts.flat()];
const named = (kind: string, ...parts: Octets[]): number[] => [...ascii(kind), ...sized(...parts)];
/** tshark 4.0.17 (port 5432): Startup message, user rana; Authentication request; Password message. */
const START = Uint8Array.from(sized(be32(0x30000), ascii('user\0rana\0database\0books\0application_name\0psql\0\0')));
const ASK = (how: number, ...more: Octets[]) => Uint8Array.from(named('R', be32(how), ...more));
const PASSWORD = Uint8Array.from(named('p', ascii('open sesame\0')));
const QUERY = Uint8Array.from(named('Q', ascii('select 1, 2, 3\0')));
const talk = (how: number): Piece[] => [
  ['out', START],
  ['in', ASK(how)],
  ['out', PASSWORD],
  ['in', ASK(0)],
  ['out', QUERY],
];

test('reads the real one', () => {
  expect(postgresql.recognise(START, flowFixture('tcp', 'none'))).toBe(0.98);
  const sink = readAll(postgresql, 'tcp', talk(3));
  expect(sink.fields.map(({ path, text }) => [path, text])).toEqual([
    ['postgresql.login.user', 'rana'],
    ['postgresql.login.setting', 'books'],
    ['postgresql.login.program', 'psql'],
    ['postgresql.login.password', 'open sesame'],
    ['unknown.bytes', 'Q\0\0\0\x13select 1, 2, 3\0'],
    ['unknown.text', 'select 1, 2, 3'],
  ]);
  expect(readAll(postgresql, 'tcp', talk(5)).texts('postgresql.login.digest')).toEqual(['open sesame']);
  expect(readAll(postgresql, 'tcp', talk(10)).texts('postgresql.login.password')).toEqual([]);
});

test('where the server says no to TLS, the login follows', () => {
  const wish = Uint8Array.from([...be32(8), ...be32(80877103)]);
  expect(postgresql.recognise(wish, flowFixture('tcp', 'none'))).toBe(0.97);
  const sink = readAll(postgresql, 'tcp', [['out', wish], ['in', 'N'], ...talk(3)]);
  expect(sink.texts('postgresql.login.user')).toEqual(['rana']);
  const hello: Piece[] = [
    ['out', wish],
    ['in', 'S'],
    ['out', '\x16\x03\x01\0\x05\x01\0\0\x01\0'],
  ];
  expect(readAll(postgresql, 'tcp', hello).fields).toEqual([]);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < START.length; n++)
    expect(readAll(postgresql, 'tcp', [['out', START.subarray(0, n)]]).problems).toContain('cut-short');
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(postgresql, 'tcp', Uint8Array.from([...START, ...PASSWORD, ...QUERY]));
  for (const size of [1, 3]) expect(readAll(postgresql, 'tcp', cut('in', ASK(3), size)).problems).toEqual([]);
});

test('leaves others theirs', () => {
  for (const text of ['\0\0\0\x20\0\x03\0\0some\0', '\0\0\0\x08\x04\xd2\x16\x2fmore', '\0\0\0\x10\0\x02\0\0user\0'])
    expect(postgresql.recognise(octets(text), flowFixture('tcp', 'none'))).toBe(0);
});

import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture, octets, type Piece } from '../recording-sink.fixture.ts';
import { telnet } from './telnet.ts';

const typed = (text: string): Piece[] => Array.from(text, (letter) => ['out', letter] as const);
const BEGINNING = '\xff\xfd\x03\xff\xfb\x18';
const SESSION: Piece[] = [
  ['out', BEGINNING],
  ['in', '\xff\xfb\x01\r\nWelcome\r\npc login: '],
  ...typed('ra'),
  ['in', 'ra'],
  ...typed('na\r\0'),
  ['in', 'na\r\nPassword: '],
  ['out', 's3\xff\xf1cret\r\n'],
  ['in', '\r\n$ '],
  ['out', 'ls\r\n'],
];

test('reads the real one, letter by letter', () => {
  expect(telnet.recognise(octets(BEGINNING), flowFixture('tcp', 'none', 23))).toBe(0.9);
  expect(telnet.recognise(octets('\xff\xfd\x03'), flowFixture('tcp', 'none', 23))).toBe(0.7);
  const sink = readAll(telnet, 'tcp', SESSION);
  expect(sink.texts('telnet.login.user')).toEqual(['rana']);
  expect(sink.texts('telnet.login.password')).toEqual(['s3cret']);
  expect(sink.fields.find(({ path }) => path === 'telnet.login.user')?.where.map(({ frame }) => frame)).toEqual([
    3, 4, 6, 7,
  ]);
  expect(sink.messages.filter(({ type }) => type === 'telnet-login')).toHaveLength(2);
});

test('every truncation yields a prefix: nobody logs in before the line ends', () => {
  for (let n = 1; n < SESSION.length; n++) {
    const logins = readAll(telnet, 'tcp', SESSION.slice(0, n)).messages.filter(({ type }) => type === 'telnet-login');
    expect(logins.length).toBe(n <= 7 ? 0 : n <= 10 ? 1 : 2);
  }
});

test('octets lost in a name, or taken back, leave no name', () => {
  const users = (pieces: Piece[]) => readAll(telnet, 'tcp', [['in', 'login: '], ...pieces]).texts('telnet.login.user');
  expect(
    users([
      ['out', 'ra'],
      ['out', 3],
      ['out', 'na\r\n'],
    ]),
  ).toEqual([]);
  expect(users([['out', 'rx\x7fana\r\n']])).toEqual(['ana']);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(telnet, 'tcp', octets(`${BEGINNING}login: rana\r\n`));
});

test('leaves others theirs', () => {
  for (const text of ['\xff\xd8\xff\xe0', '\xff\xfd\x03hello', '\xff\xfe\x68\0i\0'])
    expect(telnet.recognise(octets(text), flowFixture('tcp', 'none'))).toBe(0);
});

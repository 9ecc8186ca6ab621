import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture, octets, type Piece } from '../recording-sink.fixture.ts';
import { CLIENT_HELLO_RECORD } from '../web/tls.fixture.ts';
import { ftp } from './ftp.ts';
import { FTP } from './mail.fixture.ts';

const read = (pieces: readonly Piece[]) => readAll(ftp, 'tcp', pieces);
const score = (text: string, port = 4000) => ftp.recognise(octets(text), flowFixture('tcp', 'none', port));

test('reads the real one', () => {
  const sink = read(FTP);
  expect(sink.texts('ftp.reply').slice(0, 3)).toEqual(['Hello all', 'example FTP server', 'password, please']);
  expect(sink.fields.filter(({ direction }) => direction === 'out')).toMatchObject([
    { path: 'ftp.user', key: 'USER', text: 'ann' },
    { path: 'ftp.pass', key: 'PASS', text: 's3cret' },
    { path: 'ftp.port', key: 'PORT', text: '192,0,2,1,200,10' },
    { path: 'ftp.file', key: 'STOR', text: 'sources 2026.xlsx' },
  ]);
  expect(sink.problems).toEqual([]);
  expect(sink.counts.unknown).toBe(0);
});

test('a visitor’s login is no account and no secret', () => {
  const sink = read([['out', 'USER anonymous\r\nPASS ann@example.org\r\nUSER ann\r\nPASS s3cret\r\n']]);
  expect(sink.fields.map(({ path }) => path)).toEqual(['ftp.visitor.user', 'ftp.visitor.pass', 'ftp.user', 'ftp.pass']);
});

test('in the middle of a talk a reply or a command is one on FTP’s port only', () => {
  const lines = ['331 send your password\r\n', '200 Type set to I\r\n', 'PASS s3cret\r\n', 'PASV\r\n', '230-Hi\r\n'];
  expect(lines.map((text) => score(text, 21))).toEqual([0.6, 0.6, 0.6, 0.6, 0.6]);
  expect(lines.map((text) => score(text))).toEqual([0, 0, 0, 0, 0]);
  const others = [
    '331 no end',
    '331 x\n',
    '931 x\r\n',
    'PASSWORD x\r\n',
    'PASS \u0001x\r\n',
    ' \r\n',
    'POST /\r\n',
    'EHLO x\r\n',
  ];
  expect(others.map((text) => score(text, 21))).toEqual(others.map(() => 0));
  expect(read([['in', '331 send your password\r\n']]).fields).toMatchObject([{ path: 'ftp.reply' }]);
  expect(read([['out', 'PASS s3cret\r\n']]).fields).toMatchObject([{ path: 'ftp.pass', key: 'PASS', text: 's3cret' }]);
});

test('TLS after AUTH TLS', () => {
  const sink = read([
    ['in', '220 FTP\r\n'],
    ['out', 'AUTH TLS\r\n'],
    ['in', '234 go\r\n'],
    ['out', CLIENT_HELLO_RECORD],
  ]);
  expect(sink.texts('tls.client-hello.sni')).toEqual(['server']);
});

test('knows its beginnings, and leaves the others theirs', () => {
  expect(
    ['220 (vsFTPd 3.0.3)\r\n', '220-an ftp server', 'AUTH TLS\r\n', 'USER ann\r\n'].map((text) => score(text)),
  ).toEqual([0.9, 0.9, 0.8, 0.6]);
  expect(score('USER ann\r\n', 21)).toBe(0.9);
  expect(
    ['220 ready\r\n', '220 ftp.example.org ESMTP\r\n', 'USER a b c :Ann\r\n', 'AUTH me', '230 FTP', ''].map((text) =>
      score(text),
    ),
  ).toEqual([0, 0, 0, 0, 0, 0]);
});

test('every truncation yields a prefix and a reason', () => {
  const talk = FTP.filter(([direction]) => direction === 'out')
    .map(([, text]) => text)
    .join('');
  const all = read([['out', talk]]).fields.map(({ path }) => path);
  for (let length = 1; length < talk.length; length++)
    expect(read([['out', talk.slice(0, length)]]).fields.length).toBeLessThanOrEqual(all.length);
  expect(read([['out', 'PASS s3c']]).problems).toEqual(['cut-short']);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(ftp, 'tcp', octets(FTP.map(([, text]) => text).join('')));
});

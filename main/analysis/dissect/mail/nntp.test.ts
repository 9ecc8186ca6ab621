import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture, octets, type Piece } from '../recording-sink.fixture.ts';
import { CLIENT_HELLO_RECORD } from '../web/tls.fixture.ts';
import { NNTP } from './mail.fixture.ts';
import { nntp } from './nntp.ts';

const read = (pieces: readonly Piece[]) => readAll(nntp, 'tcp', pieces);
const score = (text: string) => nntp.recognise(octets(text), flowFixture('tcp', 'none'));

test('reads the real one', () => {
  const sink = read(NNTP);
  expect(sink.texts('nntp.greeting')).toEqual(['news.example.net NNTP ready']);
  expect(sink.fields.filter(({ path }) => path.startsWith('nntp.authinfo.'))).toMatchObject([
    { path: 'nntp.authinfo.user', key: 'AUTHINFO', text: 'ann' },
    { path: 'nntp.authinfo.pass', key: 'AUTHINFO', text: 's3cret' },
  ]);
  expect(sink.texts('nntp.group')).toEqual(['misc.test']);
  expect(
    sink.fields.filter(({ path }) => path === 'nntp.header.from.address').map(({ direction }) => direction),
  ).toEqual(['in', 'out']);
  expect(sink.texts('nntp.body')).toHaveLength(2);
  expect(sink.problems).toEqual([]);
  expect(sink.counts.unknown).toBe(0);
});

test('lists are no lines of talk, and a group is none after GROUP', () => {
  const sink = read([
    ['out', 'LIST\r\nLISTGROUP a.b\r\n'],
    ['in', '215 groups\r\na.b 2 1 y\r\n.\r\n211 2 1 2 a.b\r\n1\r\n2\r\n.\r\n222 1\r\nwords\r\n.\r\n'],
  ]);
  expect(sink.texts('nntp.lines')).toEqual(['a.b 2 1 y\r\n', '1\r\n2\r\n']);
  expect(sink.fields.find(({ path }) => path === 'nntp.body')).toMatchObject({
    text: 'words\r\n',
    options: { role: 'text' },
  });
});

test('SASL, and TLS after STARTTLS', () => {
  expect(read([['out', 'AUTHINFO SASL PLAIN AGFubgBzM2NyZXQ=\r\n']]).texts('nntp.sasl.plain')).toEqual([
    'AGFubgBzM2NyZXQ=',
  ]);
  expect(
    read([
      ['in', '200 NNTP\r\n'],
      ['out', 'STARTTLS\r\n'],
      ['in', '382 go\r\n'],
      ['out', CLIENT_HELLO_RECORD],
    ]).texts('tls.client-hello.sni'),
  ).toEqual(['server']);
});

test('knows its beginnings, and leaves the others theirs', () => {
  expect(
    ['200 a NNTP b\r\n', '201 InternetNews x', 'MODE READER\r\n', 'authinfo user a', 'ARTICLE 1'].map(score),
  ).toEqual([0.9, 0.9, 0.9, 0.9, 0.9]);
  expect(['200 OK\r\n', '220 NNTP\r\n', 'GROUP a', 'LIST', 'MODE x +i', 'HTTP/1.1 200 OK', ''].map(score)).toEqual([
    0, 0, 0, 0, 0, 0, 0,
  ]);
});

test('every truncation yields a prefix and a reason', () => {
  const talk = NNTP.filter(([direction]) => direction === 'in')
    .map(([, text]) => text)
    .join('');
  const all = read([['in', talk]]).fields.length;
  for (let length = 1; length < talk.length; length += 3)
    expect(read([['in', talk.slice(0, length)]]).fields.length).toBeLessThanOrEqual(all + 1);
  expect(read([['out', 'AUTHINFO PASS s3c']]).problems).toEqual(['cut-short']);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(nntp, 'tcp', octets(NNTP.map(([, text]) => text).join('')));
});

import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture, octets, type Piece } from '../recording-sink.fixture.ts';
import { CLIENT_HELLO_RECORD } from '../web/tls.fixture.ts';
import { imap } from './imap.ts';
import { IMAP, NOTE } from './mail.fixture.ts';

const read = (pieces: readonly Piece[]) => readAll(imap, 'tcp', pieces);
const score = (text: string) => imap.recognise(octets(text), flowFixture('tcp', 'none'));

test('reads the real one', () => {
  const sink = read(IMAP);
  expect(sink.texts('imap.greeting')).toEqual(['OK [CAPABILITY IMAP4rev1 ID] ready']);
  expect(sink.fields.filter(({ path }) => path === 'imap.id')).toMatchObject([
    { key: 'name', text: 'Mailer' },
    { key: 'os', text: 'Debian' },
  ]);
  expect(sink.fields.filter(({ path }) => path.startsWith('imap.login.'))).toMatchObject([
    { path: 'imap.login.user', key: 'LOGIN', text: 'ann', direction: 'out' },
    { path: 'imap.login.password', key: 'LOGIN', text: 's3cret', direction: 'out' },
  ]);
  expect(sink.texts('imap.mailbox')).toEqual(['INBOX']);
  expect(sink.texts('imap.header.subject')).toEqual(['hi']);
  expect(sink.texts('imap.body')).toEqual(['see you =\r\nthere']);
  expect(sink.messages.at(-1)).toEqual({ type: 'imap', verb: 'LOGOUT' });
  expect(sink.problems).toEqual([]);
  expect(sink.counts.unknown).toBe(0);
});

test('the same, an octet at a time', () => {
  const single = IMAP.flatMap(([direction, text]) => [...String(text)].map((octet): Piece => [direction, octet]));
  const list = (pieces: readonly Piece[]) => read(pieces).fields.map(({ path, text }) => `${path} ${text}`);
  expect(list(single)).toEqual(list(IMAP));
});

test('AUTHENTICATE, with and without an answer on the line', () => {
  expect(read([['out', 'a AUTHENTICATE PLAIN AGFubgBzM2NyZXQ=\r\n']]).texts('imap.sasl.plain')).toEqual([
    'AGFubgBzM2NyZXQ=',
  ]);
  const later = read([
    ['out', 'a authenticate LOGIN\r\n'],
    ['in', '+ VXNlcm5hbWU6\r\n'],
    ['out', 'YW5u\r\n'],
    ['in', '+ UGFzc3dvcmQ6\r\n'],
    ['out', 'czNjcmV0\r\n'],
    ['in', 'a OK\r\n'],
    ['out', 'b SELECT Work\r\n'],
  ]);
  expect(later.texts('imap.sasl.login.password')).toEqual(['czNjcmV0']);
  expect(later.texts('imap.mailbox')).toEqual(['Work']);
});

test('APPEND sends a letter; its mailbox may be a literal, too', () => {
  for (const mailbox of ['Sent', '{4}\r\nSent'])
    expect(
      read([['out', `a APPEND ${mailbox} (\\Seen) {${NOTE.length}}\r\n${NOTE}\r\n`]]).texts('imap.header.from.address'),
    ).toEqual(['ann@example.org']);
});

test('a text is one where words are seen, other parts are only carried', () => {
  const fetch = (section: string, text: string) =>
    read([['in', `* 1 FETCH (${section} {${text.length}}\r\n${text})\r\n`]]);
  expect(fetch('BODY[TEXT]', 'see you there').fields.at(-1)).toMatchObject({
    path: 'imap.body',
    options: { role: 'text' },
  });
  expect(fetch('BODY[1]', 'iVBORw0KGgo=').fields.at(-1)).toMatchObject({
    path: 'imap.part',
    options: { unclaimed: true },
  });
  expect(fetch('BODY[2]', 'see you there').fields.at(-1)).toMatchObject({
    path: 'imap.part',
    options: { unclaimed: true },
  });
  expect(
    fetch('BODY[HEADER.FIELDS (FROM)]', 'From: ann@example.org\r\n\r\n').texts('imap.header.from.address'),
  ).toEqual(['ann@example.org']);
});

test('TLS after STARTTLS, nobody’s octets after COMPRESS', () => {
  const sink = read([
    ['out', 'x STARTTLS\r\n'],
    ['in', 'x OK go\r\n'],
    ['out', CLIENT_HELLO_RECORD],
  ]);
  expect(sink.texts('tls.client-hello.sni')).toEqual(['server']);
  expect(
    read([
      ['out', 'x STARTTLS\r\n'],
      ['in', 'x NO\r\n'],
      ['out', 'y SELECT A\r\n'],
    ]).texts('imap.mailbox'),
  ).toEqual(['A']);
  expect(
    read([
      ['out', 'x COMPRESS DEFLATE\r\n'],
      ['in', 'x OK\r\n'],
      ['in', 'zzzz'],
    ]).counts.unknown,
  ).toBe(4);
});

test('knows its beginnings, and leaves the others theirs', () => {
  expect(['* OK ready', '* PREAUTH hi', 'a001 CAPABILITY\r\n', '1 login a b', 'x ID ("a" "b")'].map(score)).toEqual([
    0.9, 0.9, 0.9, 0.9, 0.9,
  ]);
  expect(
    ['* hello', 'GET / HTTP/1.1', 'a001 HELLO', ' LOGIN a', 'averyveryverylongtag LOGIN a', '', '*'].map(score),
  ).toEqual([0, 0, 0, 0, 0, 0, 0]);
});

test('every truncation yields a prefix and a reason', () => {
  const talk = IMAP.filter(([direction]) => direction === 'in')
    .map(([, text]) => text)
    .join('');
  const all = read([['in', talk]]).fields.length;
  for (let length = 1; length < talk.length; length += 3)
    expect(read([['in', talk.slice(0, length)]]).fields.length).toBeLessThanOrEqual(all + 1);
  expect(read([['out', 'a LOGIN ann s3c']]).problems).toEqual(['cut-short']);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(imap, 'tcp', octets(IMAP.map(([, text]) => text).join('')));
});

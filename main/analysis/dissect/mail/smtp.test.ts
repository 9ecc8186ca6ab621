import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture, octets, type Piece } from '../recording-sink.fixture.ts';
import { CLIENT_HELLO_RECORD } from '../web/tls.fixture.ts';
import { SMTP } from './mail.fixture.ts';
import { smtp } from './smtp.ts';

const read = (pieces: readonly Piece[]) => readAll(smtp, 'tcp', pieces);
const score = (text: string) => smtp.recognise(octets(text), flowFixture('tcp', 'none'));

test('reads the real one', () => {
  const sink = read(SMTP);
  expect(sink.texts('smtp.server-name')).toEqual(['mail.example.net']);
  expect(sink.namesTold).toEqual(['mail.example.net']);
  expect(read([['in', '220 ESMTP ready\r\n']]).namesTold).toEqual([]);
  expect(sink.texts('smtp.greeting')).toEqual(['ESMTP ready']);
  expect(sink.texts('smtp.hello')).toEqual(['anns-laptop.example.org']);
  expect(sink.fields.filter(({ path }) => path.includes('.sasl.'))).toMatchObject([
    { path: 'smtp.sasl.login.user', key: 'AUTH', text: 'YW5u', direction: 'out', options: { encodings: ['base64'] } },
    { path: 'smtp.sasl.login.password', text: 'czNjcmV0' },
  ]);
  expect(sink.texts('smtp.mail-from')).toEqual(['ann@example.org']);
  expect(sink.texts('smtp.rcpt-to')).toEqual(['bob@example.com']);
  expect(sink.texts('smtp.header.to.address')).toEqual(['bob@example.com', 'carol@example.net']);
  expect(sink.messages.at(-1)).toEqual({ type: 'smtp', verb: '221' });
  expect(sink.problems).toEqual([]);
  expect(sink.counts.unknown).toBe(0);
});

test('the same, an octet at a time', () => {
  const single = SMTP.flatMap(([direction, text]) => [...String(text)].map((octet): Piece => [direction, octet]));
  const list = (pieces: readonly Piece[]) => read(pieces).fields.map(({ path, text }) => `${path} ${text}`);
  expect(list(single)).toEqual(list(SMTP));
});

test('AUTH with its answer on the line, and answers of other mechanisms', () => {
  expect(read([['out', 'AUTH PLAIN AGFubgBzM2NyZXQ=\r\n']]).texts('smtp.sasl.plain')).toEqual(['AGFubgBzM2NyZXQ=']);
  const later = read([
    ['out', 'auth plain\r\n'],
    ['in', '334 \r\n'],
    ['out', 'AGFubgBzM2NyZXQ=\r\n'],
    ['in', '535 no\r\n'],
    ['out', 'HELO x\r\n'],
  ]);
  expect(later.texts('smtp.sasl.plain')).toEqual(['AGFubgBzM2NyZXQ=']);
  expect(later.texts('smtp.hello')).toEqual(['x']);
});

test('a refused DATA is no letter, and a chunk is one', () => {
  const refused = read([
    ['out', 'DATA\r\n'],
    ['in', '554 no\r\n'],
    ['out', 'MAIL FROM: ann@example.org\r\n'],
  ]);
  expect(refused.texts('smtp.mail-from')).toEqual(['ann@example.org']);
  const chunks = read([['out', 'BDAT 12\r\nSubject: hi\nBDAT 5 LAST\r\nmore\nQUIT\r\n']]);
  expect(chunks.texts('smtp.header.subject')).toEqual(['hi']);
  expect(chunks.texts('smtp.rest')).toEqual(['more\n']);
  expect(chunks.messages.at(-1)).toEqual({ type: 'smtp', verb: 'QUIT' });
});

test('TLS after STARTTLS, and only after consent', () => {
  const start: Piece[] = [
    ['in', '220 a.example ESMTP\r\n'],
    ['out', 'STARTTLS\r\n'],
  ];
  expect(read([...start, ['in', '220 go\r\n'], ['out', CLIENT_HELLO_RECORD]]).texts('tls.client-hello.sni')).toEqual([
    'server',
  ]);
  expect(read([...start, ['in', '454 not now\r\n'], ['out', 'EHLO b\r\n']]).texts('smtp.hello')).toEqual(['b']);
});

test('knows its beginnings, and leaves the others theirs', () => {
  expect(
    ['220 a.example ESMTP x\r\n', '220-smtp.example.org SMTP', 'EHLO a\r\n', 'helo a', 'MAIL FROM:<a@b.test>'].map(
      score,
    ),
  ).toEqual([0.9, 0.9, 0.95, 0.95, 0.95]);
  expect(
    ['220 ready\r\n', '220 ftp.example.org FTP and SMTP\r\n', '250 SMTP\r\n', 'MAIL me', 'HELLO', '', '2'].map(score),
  ).toEqual([0, 0, 0, 0, 0, 0, 0]);
});

test('after a gap it goes on with a command or a reply', () => {
  const sink = read([
    ['out', 'EHLO a\r\n'],
    ['out', 100],
    ['out', 'rubbish\r\n'],
    ['out', 'RCPT TO:<bob@example.com>\r\n'],
  ]);
  expect(sink.texts('smtp.rcpt-to')).toEqual(['bob@example.com']);
  expect(sink.counts.unknown).toBe(9);
});

test('every truncation yields a prefix and a reason', () => {
  const talk = SMTP.filter(([direction]) => direction === 'out')
    .map(([, text]) => text)
    .join('');
  const all = read([['out', talk]]).fields.length;
  for (let length = 1; length < talk.length; length += 3)
    expect(read([['out', talk.slice(0, length)]]).fields.length).toBeLessThanOrEqual(all + 1);
  expect(read([['out', 'RCPT TO:<bob@exam']]).problems).toEqual(['cut-short']);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(smtp, 'tcp', octets(SMTP.map(([, text]) => text).join('')));
});

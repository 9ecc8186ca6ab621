import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture, octets, type Piece } from '../recording-sink.fixture.ts';
import { CLIENT_HELLO_RECORD } from '../web/tls.fixture.ts';
import { POP3 } from './mail.fixture.ts';
import { pop3 } from './pop3.ts';

const read = (pieces: readonly Piece[]) => readAll(pop3, 'tcp', pieces);
const score = (text: string, port = 4000) => pop3.recognise(octets(text), flowFixture('tcp', 'none', port));

test('reads the real one', () => {
  const sink = read(POP3);
  expect(sink.texts('pop3.greeting')).toEqual(['POP3 ready <1896.697170952@mail.example.net>']);
  expect(sink.fields.filter(({ path }) => /^pop3\.(?:user|pass)$/.test(path))).toMatchObject([
    { key: 'USER', text: 'ann', direction: 'out' },
    { key: 'PASS', text: 's3cret word', direction: 'out' },
  ]);
  expect(sink.texts('pop3.capa.lines')).toEqual(['TOP\r\nUIDL\r\n']);
  expect(sink.texts('pop3.header.from.address')).toEqual(['ann@example.org']);
  expect(sink.texts('pop3.body')).toEqual(['see you =\r\nthere']);
  expect(sink.problems).toEqual([]);
  expect(sink.counts.unknown).toBe(0);
});

test('APOP and SASL', () => {
  const sink = read([
    ['out', 'APOP ann c4c9334bac560ecc979e58001b3e22fb\r\nAUTH PLAIN\r\n'],
    ['in', '-ERR no\r\n+ \r\n'],
    ['out', 'AGFubgBzM2NyZXQ=\r\n'],
  ]);
  expect(sink.texts('pop3.apop.user')).toEqual(['ann']);
  expect(sink.texts('pop3.apop.digest')).toEqual(['c4c9334bac560ecc979e58001b3e22fb']);
  expect(
    read([
      ['out', 'AUTH PLAIN\r\n'],
      ['in', '+ \r\n'],
      ['out', 'AGFubgBzM2NyZXQ=\r\n'],
    ]).texts('pop3.sasl.plain'),
  ).toEqual(['AGFubgBzM2NyZXQ=']);
});

test('replies belong to the commands sent ahead, in order', () => {
  const sink = read([
    ['out', 'NOOP\r\nRETR 1\r\nRETR 9\r\nUIDL\r\nQUIT\r\n'],
    ['in', '+OK\r\n+OK\r\nSubject: one\r\n\r\n.\r\n-ERR none\r\n+OK\r\n1 x\r\n.\r\n+OK bye\r\n'],
  ]);
  expect(sink.texts('pop3.header.subject')).toEqual(['one']);
  expect(sink.texts('pop3.uidl.lines')).toEqual(['1 x\r\n']);
});

test('a letter whose request was not seen', () => {
  const sink = read([['in', '+OK ready\r\n+OK 20 octets\r\nSubject: two\r\n\r\n.\r\n']]);
  expect(sink.texts('pop3.header.subject')).toEqual(['two']);
});

test('TLS after STLS', () => {
  const sink = read([
    ['in', '+OK a\r\n'],
    ['out', 'STLS\r\n'],
    ['in', '+OK go\r\n'],
    ['out', CLIENT_HELLO_RECORD],
  ]);
  expect(sink.texts('tls.client-hello.sni')).toEqual(['server']);
});

test('knows its beginnings, and leaves the others theirs', () => {
  expect(['+OK ready', '+OK\r\n', 'CAPA\r\n', 'APOP a b'].map((text) => score(text))).toEqual([0.8, 0.8, 0.8, 0.8]);
  expect([score('USER ann\r\n', 110), score('USER ann\r\n')]).toEqual([0.8, 0]);
  expect(['+OKAY', '+', '-ERR', '* OK', '+1'].map((text) => score(text))).toEqual([0, 0, 0, 0, 0]);
});

test('every truncation yields a prefix and a reason', () => {
  const talk = POP3.filter(([direction]) => direction === 'in')
    .map(([, text]) => text)
    .join('');
  const all = read([['in', talk]]).fields.length;
  for (let length = 1; length < talk.length; length += 3)
    expect(read([['in', talk.slice(0, length)]]).fields.length).toBeLessThanOrEqual(all + 1);
  expect(read([['out', 'USER an']]).problems).toEqual(['cut-short']);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(pop3, 'tcp', octets(POP3.map(([, text]) => text).join('')));
});

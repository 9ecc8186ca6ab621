import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { cut, flowFixture, octets, type Piece } from '../recording-sink.fixture.ts';
import { CLIENT_HELLO_RECORD } from '../web/tls.fixture.ts';
import { xmpp } from './xmpp.ts';

/** In the shape of RFC 6120 section 9.1 and RFC 6121 section 5.2. */
const OPENING = `<?xml version='1.0'?><stream:stream from='juliet@im.example.com' to='im.example.com' version='1.0' xmlns='jabber:client'>`;
const CHAT = `<message from='juliet@im.example.com/balcony' to='romeo@example.net' type='chat'><body>Art thou not Romeo?</body></message>`;
const BIND = `<iq id='b1' type='set'><bind><resource>balcony</resource></bind></iq>`;
const STREAM = `${OPENING} ${BIND}\n${CHAT}</stream:stream>`;
const read = (pieces: Piece[]) => readAll(xmpp, 'tcp', pieces);
const score = (text: string) => xmpp.recognise(octets(text), flowFixture('tcp', 'none'));

test('reads the real one, however cut', () => {
  for (const size of [1, 13, 5000]) {
    const sink = read(cut('out', STREAM, size));
    expect(sink.messages.map((one) => (one.type === 'xmpp' ? one.element : one.type))).toEqual([
      'stream',
      'iq',
      'message',
    ]);
    expect(sink.texts('xmpp.message.body')).toEqual(['Art thou not Romeo?']);
    expect(sink.texts('xmpp.message.from')).toEqual(['juliet@im.example.com/balcony']);
    expect(sink.texts('xmpp.iq.bind.resource')).toEqual(['balcony']);
    expect(sink.counts).toEqual({ readable: STREAM.length, opaque: 0, unknown: 0 });
    expect(sink.problems).toEqual([]);
  }
});

test('knows its beginnings', () => {
  expect([OPENING, `<stream:stream to='a'>`].map(score)).toEqual([0.95, 0.95]);
  expect([CHAT, BIND, '</stream:stream>'].map(score)).toEqual([0.6, 0.6, 0.6]);
  expect(
    [`<?xml version='1.0'?>`, `<?xml version='1.0'?><soap:Envelope>`, '<html>', '<messages>', 'GET', ''].map(score),
  ).toEqual([0, 0, 0, 0, 0, 0]);
});

test('steps aside for TLS after proceed (RFC 6120 section 5.4)', () => {
  const sink = read([
    ['out', `${OPENING}<starttls/>`],
    ['in', `${OPENING}<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>`],
    ['out', CLIENT_HELLO_RECORD],
  ]);
  expect(sink.texts('tls.client-hello.sni')).toEqual(['server']);
  const squeezed = read([
    ['in', `${OPENING}<compressed/>`],
    ['out', '\x78\x9c...'],
  ]);
  expect(squeezed.counts.unknown).toBe(5);
});

test('behind a gap it waits for a stanza that begins a segment', () => {
  const sink = read([
    ['out', OPENING],
    ['out', CHAT.slice(0, 60)],
    ['out', 50],
    ['out', 'tail</body></message>'],
    ['out', BIND],
  ]);
  expect(sink.texts('xmpp.message.from')).toEqual([]);
  expect(sink.texts('xmpp.iq.bind.resource')).toEqual(['balcony']);
  expect(sink.texts('unknown.bytes')).toEqual(['tail</body></message>']);
  expect(sink.problems).toEqual(['cut-short']);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < CHAT.length; n++) {
    const sink = read([['out', CHAT.slice(0, n)]]);
    expect(sink.problems).toEqual(['cut-short']);
    expect('Art thou not Romeo?'.startsWith(sink.texts('xmpp.message.body')[0] ?? '')).toBe(true);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(xmpp, 'tcp', octets(STREAM));
});

test('bounds a stanza', () => {
  const sink = read(cut('out', `${OPENING}<message><body>${'x'.repeat(300_000)}</body></message>`, 60_000));
  expect(sink.problems).toEqual(['too-long']);
});

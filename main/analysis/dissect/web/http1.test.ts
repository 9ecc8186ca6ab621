import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { http1 } from './http1.ts';
import { cut, octets, type Piece } from '../recording-sink.fixture.ts';
import { CLIENT_HELLO_RECORD } from './tls.fixture.ts';

const lines = (...text: string[]) => [...text, ''].join('\r\n');
const POST = `${lines('POST /login HTTP/1.1', 'Host: example.org', 'Content-Type: application/x-www-form-urlencoded', 'Content-Length: 11', '')}user=ana&x=`;
const GET = lines('GET /a?id=9 HTTP/1.1', 'Host: example.org', '');
const CHUNKED = `${lines('HTTP/1.1 200 OK', 'Transfer-Encoding: chunked', 'Content-Type: application/json', '')}7\r\n{"uid":\r\n3\r\n42}\r\n0\r\n\r\n`;
const EMPTY = lines('HTTP/1.1 200 OK', 'Content-Length: 0', '');
const read = (pieces: Piece[]) => readAll(http1, 'tcp', pieces);

test('reads the real one: pipelined requests and their answers, however cut', () => {
  for (const size of [1, 10, 1000]) {
    const sink = read([...cut('out', POST + GET, size), ...cut('in', CHUNKED + EMPTY, size)]);
    expect(sink.messages.map((one) => (one.type === 'http-request' ? one.target : one.type))).toEqual([
      '/login',
      '/a?id=9',
      'http-response',
      'http-response',
    ]);
    expect(sink.texts('http.body')).toEqual(['user=ana&x=', '{"uid":42}']);
    expect(sink.fields.find((field) => field.path === 'http.body')?.options.encodings).toEqual(['form']);
    expect(sink.counts).toEqual({
      readable: POST.length + GET.length + CHUNKED.length + EMPTY.length,
      opaque: 0,
      unknown: 0,
    });
    expect(sink.problems).toEqual([]);
  }
});

test('an answer to HEAD has no body, one without a length lasts until the end', () => {
  const sink = read([
    ['out', lines('HEAD / HTTP/1.1', '')],
    ['out', lines('GET / HTTP/1.1', '')],
    ['in', lines('HTTP/1.1 200 OK', 'Content-Length: 500', '')],
    ['in', `${lines('HTTP/1.1 200 OK', 'Content-Type: text/plain', '')}all `],
    ['in', 'the rest'],
  ]);
  expect(sink.texts('http.body')).toEqual(['all the rest']);
  expect(sink.problems).toEqual([]);
});

test('goes on behind a gap in a body, and behind one in a head with the next start line', () => {
  const sink = read([
    ['out', POST.slice(0, -5)],
    ['out', 5],
    ['out', GET],
    ['out', 'GET /lost HT'],
    ['out', 100],
    ['out', 'tail of a head\r\n\r\n'],
    ['out', GET.replace('/a', '/b')],
  ]);
  expect(sink.texts('http.path')).toEqual(['/login', '/a', '/lost', '/b']);
  expect(sink.texts('unknown.bytes')).toEqual(['tail of a head\r\n\r\n']);
});

test('a tunnel belongs to whoever is recognised in it', () => {
  const asked: Piece[] = [
    ['out', lines('CONNECT chat.example.org:443 HTTP/1.1', '')],
    ['in', lines('HTTP/1.1 200 Connection established', '')],
  ];
  const sealed = read([...asked, ['out', CLIENT_HELLO_RECORD]]);
  expect(sealed.texts('tls.client-hello.sni')).toEqual(['server']);
  const socket = read([
    ['out', lines('GET /ws HTTP/1.1', 'Upgrade: websocket', '')],
    ['in', `${lines('HTTP/1.1 101 Switching Protocols', '')}\x81\x05hello`],
    ['out', '\x81\x85mask'],
  ]);
  expect(socket.counts.unknown).toBe(7 + 6);
  const refused = read([
    ['out', lines('CONNECT chat.example.org:443 HTTP/1.1', '')],
    ['in', lines('HTTP/1.1 403 No', 'Content-Length: 0', '')],
    ['out', GET],
  ]);
  expect(refused.texts('http.path')).toEqual(['/a']);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < POST.length; n++) {
    const sink = read([['out', POST.slice(0, n)]]);
    expect(sink.problems.length > 0 || n === POST.length - 11).toBe(true);
    expect('user=ana&x='.startsWith(sink.texts('http.body')[0] ?? '')).toBe(true);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(http1, 'tcp', octets(POST + GET + CHUNKED + EMPTY));
});

test('a head without end is bounded, and costs its octets once', () => {
  const endless = `GET / HTTP/1.1\r\n${'a: b\r\n'.repeat(14_000)}`;
  const sink = read(cut('out', endless, 60));
  expect(sink.problems).toContain('too-long');
  expect(sink.texts('http.path')).toEqual(['/']);
});

test('what is no head is not claimed', () => {
  expect(read([['out', `${GET}\x00\x01binary after it, quite long`]]).counts.unknown).toBe(29);
  fc.assert(
    fc.property(
      fc.string({ maxLength: 60 }),
      (junk) =>
        void read([
          ['out', GET],
          ['out', octets(junk)],
        ]),
    ),
  );
});

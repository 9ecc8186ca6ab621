import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { encodeUtf8 } from '../../bytes/text.ts';
import { readAll, survives } from '../hostile.fixture.ts';
import { cut, flowFixture, octets, type Piece } from '../recording-sink.fixture.ts';
import { fastcgi } from './fastcgi.ts';

const read = (pieces: readonly Piece[]) => readAll(fastcgi, 'tcp', pieces);
const score = (bytes: Uint8Array): number => fastcgi.recognise(bytes, flowFixture('tcp', 'none'));

/** FastCGI 1.0 section 3.3, request 1, with as much padding as asked for. */
function record(type: number, content: Uint8Array, padding = 0): number[] {
  return [
    1,
    type,
    0,
    1,
    content.length >> 8,
    content.length & 0xff,
    padding,
    0,
    ...content,
    ...new Uint8Array(padding),
  ];
}
/** Section 3.4: a value of 128 octets or more has its length in four. */
function pair(name: string, value: string): number[] {
  const length = value.length < 128 ? [value.length] : [0x80, 0, value.length >> 8, value.length & 0xff];
  return [name.length, ...length, ...encodeUtf8(name + value)];
}

const BEGIN = record(1, octets('\x00\x01\x01\x00\x00\x00\x00\x00'));
const VARIABLES = Uint8Array.from([
  ...pair('QUERY_STRING', 'uid=4812393'),
  ...pair('HTTP_X_USER_ID', '4812394'),
  ...pair('HTTP_COOKIE', 'sid=abc'),
  ...pair('REMOTE_USER', 'rana'),
  ...pair('REQUEST_URI', '/a?uid=4812393'),
  ...pair('CONTENT_TYPE', 'application/json'),
  ...pair('SERVER_NAME', 'x'.repeat(200)),
]);
const NOTHING = new Uint8Array(0);
const ASK = Uint8Array.from([
  ...BEGIN,
  ...record(4, VARIABLES, 5),
  ...record(4, NOTHING),
  ...record(5, encodeUtf8('{"room":')),
  ...record(5, encodeUtf8('"blue"}')),
  ...record(5, NOTHING),
]);
const PACKED = gzipSync('<a user="rana"/>');
const REPLY = Uint8Array.from([
  ...record(6, encodeUtf8('Content-Type: text/xml\r\nContent-Encoding: gzip\r\n\r\n')),
  ...record(6, PACKED.subarray(0, 10), 3),
  ...record(6, PACKED.subarray(10)),
  ...record(6, NOTHING),
  ...record(3, new Uint8Array(8)),
]);

test('reads the real one, however cut', () => {
  for (const size of [1, 13, 10_000]) {
    const sink = read([...cut('out', ASK, size), ...cut('in', REPLY, size)]);
    expect(sink.texts('fastcgi.query')).toEqual(['uid=4812393']);
    expect(sink.texts('fastcgi.header.x-user-id')).toEqual(['4812394']);
    expect(sink.texts('fastcgi.cookie')).toEqual(['sid=abc']);
    expect(sink.texts('fastcgi.variable.remote_user')).toEqual(['rana']);
    expect(sink.texts('fastcgi.variable.server_name')).toEqual(['x'.repeat(200)]);
    expect(sink.texts('fastcgi.header.content-encoding')).toEqual(['gzip']);
    expect(sink.texts('fastcgi.body')).toEqual(['{"room":"blue"}', PACKED.toString('latin1')]);
    expect(sink.fields.filter(({ path }) => path === 'fastcgi.body').map(({ options }) => options.encodings)).toEqual([
      ['json'],
      ['gzip'],
    ]);
    expect([sink.counts.unknown, sink.problems]).toEqual([0, []]);
  }
});

test('knows a web server’s first record, and leaves others theirs', () => {
  expect(score(ASK)).toBe(0.95);
  expect(score(Uint8Array.from(BEGIN))).toBe(0.95);
  for (const other of [ASK.subarray(0, 15), REPLY, octets('\x01\x01\x00\x00'), octets('GET / HTTP/1.1\r\n\r\n')])
    expect(score(other)).toBe(0);
  expect(score(Uint8Array.from(BEGIN, (octet, i) => (i === 9 ? 7 : octet)))).toBe(0);
});

test('variables that are cut off are passed over', () => {
  const broken = Uint8Array.from([...BEGIN, ...record(4, octets('\x20\x02AB')), ...record(4, octets('\xff'))]);
  expect(read([['out', broken]]).fields).toEqual([]);
});

test('every truncation yields a prefix and a reason', () => {
  const all = read([['out', ASK]]).fields.map(({ path }) => path);
  for (let n = BEGIN.length; n < ASK.length; n += 3) {
    const sink = read([['out', ASK.subarray(0, n)]]);
    const told = sink.fields.map(({ path }) => path).filter((path) => path !== 'fastcgi.body');
    expect(all.slice(0, told.length)).toEqual(told);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(fastcgi, 'tcp', ASK);
  survives(fastcgi, 'tcp', REPLY);
});

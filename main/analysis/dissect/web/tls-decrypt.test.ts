import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KeyLog } from '../../model/key-log.ts';
import { dissectors } from '../index.ts';
import { cut, feed, flowFixture, RecordingSink, totalOctets, type Piece } from '../recording-sink.fixture.ts';
import { keyLogBytes, sealedTalk } from './tls-sealed.fixture.ts';
import { talkOverTls } from './tls-talk.fixture.ts';
import { tls } from './tls.ts';

const REQUEST = 'GET /a?uid=4711 HTTP/1.1\r\nHost: inner.example\r\nCookie: sid=abc\r\n\r\n';
const ANSWER = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\n{"name":"x"}';

/** Reads pieces as TLS, with a key log or without. */
function read(pieces: readonly Piece[], keyLog: string | null) {
  const flow = flowFixture('tcp', 'tls');
  const log = new KeyLog();
  if (keyLog !== null) {
    log.add(keyLogBytes(keyLog));
    flow.keyLog = log;
  }
  const sink = new RecordingSink(flow);
  feed(tls.open(flow, sink, { registry: dissectors, depth: 0 }), pieces);
  expect(sink.counted).toBe(totalOctets(pieces));
  return { flow, sink, tally: log.tally };
}

const said = [
  { out: true, bytes: Uint8Array.from(Buffer.from(REQUEST)) },
  { out: false, bytes: Uint8Array.from(Buffer.from(ANSWER)) },
];
const made = sealedTalk(said);
const pieces = made.talk.map(({ out, bytes }): Piece => [out ? 'out' : 'in', bytes]);

test('reads the real one: fields of what lies inside, marked, each at its place in the sealed octets', () => {
  const { flow, sink, tally } = read(pieces, made.keyLog);
  expect(sink.texts('http.query')).toEqual(['uid=4711']);
  expect(sink.texts('http.body')).toEqual(['{"name":"x"']);
  const inside = sink.fields.filter(({ path }) => path.startsWith('http.'));
  expect(inside.length).toBeGreaterThan(4);
  expect(inside.every(({ options }) => options.decrypted === true)).toBe(true);
  expect(sink.fields.filter(({ options }) => options.decrypted)).toEqual(inside);
  // The request is the seventh piece; its octets lie behind the record's header.
  expect(inside[0]?.where).toEqual([{ frame: 7, offset: 54 + 5 + REQUEST.indexOf('/a'), length: 2 }]);
  expect(flow.names).toEqual({ sni: 'sealed.example', httpHost: null, dns: null });
  expect(tally).toEqual({ records: 4, octets: REQUEST.length + ANSWER.length, failedRecords: 0 });
});

test('octets are counted as without the key log: an observer read no more', () => {
  const { sink } = read(pieces, null);
  expect(read(pieces, made.keyLog).sink.counts).toEqual(sink.counts);
  expect(sink.counts.opaque).toBeGreaterThan(REQUEST.length + ANSWER.length);
});

test('cut anywhere, it reads the same', () => {
  const whole = read(pieces, made.keyLog).sink.fields.map(({ path, text }) => [path, text]);
  for (const size of [1, 7, 100]) {
    const small = pieces.flatMap(([direction, piece]) =>
      typeof piece === 'number' ? [] : cut(direction, piece, size),
    );
    expect(read(small, made.keyLog).sink.fields.map(({ path, text }) => [path, text])).toEqual(whole);
  }
});

test("another connection's key log changes nothing", () => {
  const other = sealedTalk(said, 'two').keyLog;
  const mixed = made.keyLog.replaceAll(/[\da-f]{64}\n/g, `${'00'.repeat(32)}\n`);
  for (const log of [other, mixed]) {
    const { sink, flow, tally } = read(pieces, log);
    const without = read(pieces, null);
    expect([sink.fields, sink.counts, flow.names]).toEqual([without.sink.fields, without.sink.counts, flow.names]);
    expect(tally.records).toBe(0);
  }
});

test('octets missing inside one record cost that record; behind more nothing is guessed', () => {
  const more = sealedTalk([...said, ...said], 'three');
  const all = more.talk.map(({ out, bytes }): Piece => [out ? 'out' : 'in', bytes]);
  const request = all[6]?.[1];
  if (!(request instanceof Uint8Array)) throw new Error('no request');
  const holed: Piece[] = [...all];
  holed.splice(6, 1, ['out', request.subarray(0, 20)], ['out', 30], ['out', request.subarray(50)]);
  const { sink, tally } = read(holed, more.keyLog);
  expect(sink.texts('http.query')).toEqual(['uid=4711']);
  expect(tally).toMatchObject({ records: 5, failedRecords: 1 });
  holed.splice(7, 1, ['out', 3000]);
  expect(read(holed, more.keyLog).sink.texts('http.query')).toEqual([]);
});

test('every truncation yields a prefix and a reason', () => {
  const whole = read(pieces, made.keyLog).sink.fields.map(({ path }) => path);
  const request = pieces[6]?.[1];
  if (!(request instanceof Uint8Array)) throw new Error('no request');
  for (let n = 0; n <= request.length; n++) {
    const found = read([...pieces.slice(0, 6), ['out', request.subarray(0, n)]], made.keyLog).sink.fields;
    expect(found.map(({ path }) => path)).toEqual(whole.slice(0, found.length));
    expect(found.length > 1).toBe(n === request.length);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  const records = pieces.slice(0, 6);
  const tail = fc.array(
    fc.tuple(fc.constantFrom('out', 'in'), fc.uint8Array({ maxLength: 300 }), fc.option(fc.nat(400))),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(tail, (ends) => {
      const more = ends.flatMap(([direction, bytes, gap]): Piece[] => [
        [direction, Uint8Array.from([23, 3, 3, 0, bytes.length & 0xff, ...bytes])],
        ...(gap === null ? [] : [[direction, gap] as const]),
      ]);
      read([...records, ...more], made.keyLog);
    }),
  );
});

describe('OpenSSL up to TLS 1.2', () => {
  test.each([
    ['TLSv1.2', 'PSK-AES128-GCM-SHA256', false],
    ['TLSv1.2', 'PSK-AES256-GCM-SHA384', false],
    ['TLSv1.2', 'PSK-CHACHA20-POLY1305', false],
    ['TLSv1.2', 'PSK-AES128-CCM', false],
    ['TLSv1.2', 'PSK-AES256-CCM8', false],
    ['TLSv1.2', 'PSK-AES128-CBC-SHA256', false],
    ['TLSv1.2', 'PSK-AES256-CBC-SHA384', false],
    ['TLSv1.2', 'PSK-AES256-CBC-SHA384', true],
    ['TLSv1.2', 'PSK-AES128-CBC-SHA', true],
    ['TLSv1.1', 'PSK-AES128-CBC-SHA', false],
    ['TLSv1', 'PSK-AES256-CBC-SHA', true],
    ['TLSv1', 'PSK-AES128-CBC-SHA', false],
  ] as const)('%s %s, code inside: %s', async (version, ciphers, macThenEncrypt) => {
    const talk = await talkOverTls({ version, ciphers, macThenEncrypt }, { out: REQUEST, in: ANSWER });
    const { sink, flow, tally } = read(talk.pieces, talk.keyLog);
    expect(sink.texts('http.query')).toEqual(['uid=4711']);
    expect(sink.texts('http.body')).toEqual(['{"name":"x"']);
    expect(
      sink.fields.every(({ path, options }) => options.decrypted === path.startsWith('http.') || !options.decrypted),
    ).toBe(true);
    expect([tally.failedRecords, flow.names.httpHost]).toEqual([0, null]);
    const without = read(talk.pieces, null);
    expect(sink.counts).toEqual(without.sink.counts);
    const changed = talk.pieces.map(([direction, piece], i): Piece => {
      if (typeof piece === 'number' || i < talk.pieces.length - 2) return [direction, piece];
      const copy = Uint8Array.from(Buffer.from(piece));
      copy[copy.length - 1] = (copy[copy.length - 1] ?? 0) ^ 1;
      return [direction, copy];
    });
    expect(read(changed, talk.keyLog).tally.failedRecords).toBeGreaterThan(0);
  });
});

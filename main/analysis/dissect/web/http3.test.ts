import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cut, feed, flowFixture, RecordingSink, type Piece } from '../recording-sink.fixture.ts';
import { Http3 } from './http3.ts';
import { frame } from './quic-sealed.fixture.ts';

const hex = (digits: string) => Uint8Array.from(Buffer.from(digits.replaceAll(/\s/g, ''), 'hex'));
const join = (...parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

/** `:method GET`, `:path /x`, `:authority a.example` and `content-type application/json`: RFC 9204 section 4.5. */
const HEADERS = frame(1, hex('0000 d1 51 02 2f78 50 09 612e6578616d706c65 ee'));
const BODY = frame(0, Uint8Array.from(Buffer.from('{"user":"4711"}')));
const REQUEST = join(HEADERS, frame(0x21, hex('aabb')), BODY);

function read(pieces: readonly Piece[], id = 0) {
  const flow = flowFixture('udp', 'unknown');
  const sink = new RecordingSink(flow);
  const http3 = new Http3(flow, sink);
  feed(http3.stream(id), pieces);
  http3.ended(id, 'out');
  http3.end();
  return { flow, sink, told: sink.fields.map(({ path, text }) => `${path} ${text}`) };
}
const TOLD = ['http3.path /x', 'http3.header.authority a.example', 'http3.header.content-type application/json'];

test('reads the real one: headers, past a frame that means nothing, and the body', () => {
  const { flow, told } = read([['out', REQUEST]]);
  expect(told).toEqual([...TOLD, 'http3.body {"user":"4711"}']);
  expect(flow.names.httpHost).toBe('a.example');
});

test('cut anywhere, it reads the same', () => {
  for (const size of [1, 2, 5]) expect(read(cut('out', REQUEST, size)).told).toEqual(read([['out', REQUEST]]).told);
});

test('every truncation yields a prefix and a reason', () => {
  const whole = read([['out', REQUEST]]).told;
  for (let n = 0; n < REQUEST.length; n++) {
    const { told } = read([['out', REQUEST.subarray(0, n)]]);
    expect(told.slice(0, 3)).toEqual(n < HEADERS.length ? [] : TOLD);
    expect(told.length).toBeLessThanOrEqual(whole.length);
  }
});

test('octets missing in a body are a gap in it; where a frame begins is not guessed', () => {
  const body = join(HEADERS, BODY.subarray(0, 8));
  expect(
    read([
      ['out', body],
      ['out', 2],
      ['out', BODY.subarray(10)],
    ]).told.slice(0, 4),
  ).toEqual([...TOLD, 'http3.body {"use']);
  expect(
    read([
      ['out', HEADERS],
      ['out', 2],
      ['out', HEADERS],
    ]).told.filter((one) => one.startsWith('http3')),
  ).toEqual(TOLD);
});

test("a broken block is told, and one side's stream has no requests", () => {
  expect(read([['out', frame(1, hex('0000 51 82 ffff'))]]).sink.problems).toEqual(['bad-length']);
  expect(read([['out', join(hex('00'), REQUEST)]], 2).told).toEqual([]);
  expect(read([['out', join(hex('21'), REQUEST)]], 2).told).toEqual([]);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  for (const id of [0, 2])
    fc.assert(
      fc.property(fc.nat(REQUEST.length), fc.uint8Array({ maxLength: 400 }), fc.nat(3), (n, tail, kind) => {
        const before = id === 2 ? [Uint8Array.from([kind])] : [];
        read(cut('out', join(...before, REQUEST.subarray(0, n), tail), 50), id);
      }),
    );
});

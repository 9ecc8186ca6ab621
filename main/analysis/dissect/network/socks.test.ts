import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { dissectors } from '../index.ts';
import { feed, flowFixture, octets, RecordingSink, type Piece } from '../recording-sink.fixture.ts';
import { SOCKS_4A, SOCKS_5, SOCKS_5_OPEN } from './socks.fixture.ts';
import { socks } from './socks.ts';

const score = (text: string) => socks.recognise(octets(text), flowFixture('tcp', 'none'));
const CLIENT = octets(SOCKS_5.map(([, text]) => text).join(''));

function read(pieces: readonly Piece[]): RecordingSink {
  const flow = flowFixture('tcp', 'socks');
  const sink = new RecordingSink(flow);
  feed(socks.open(flow, sink, { registry: dissectors, depth: 0 }), pieces);
  return sink;
}

test('reads the real one', () => {
  const sink = read(SOCKS_5);
  expect(sink.texts('socks.login.user')).toEqual(['rana']);
  expect(sink.texts('socks.login.password')).toEqual(['s3cret']);
  expect(sink.texts('socks.target.name')).toEqual(['chat.example']);
  expect(sink.texts('http.header.host')).toEqual(['chat.example']);
  expect(sink.counts.unknown).toBe(0);
  expect(sink.problems).toEqual([]);
  expect(read(SOCKS_4A).texts('socks.login.user')).toEqual(['rana']);
  expect(read(SOCKS_4A).texts('socks.target.name')).toEqual(['chat.example']);
  for (const pieces of [SOCKS_5_OPEN, SOCKS_4A]) expect(read(pieces).texts('http.path')).toEqual(['/x']);
});

test('knows a greeting by all of its octets, and leaves the others theirs', () => {
  expect(['\x05\x01\0', '\x05\x02\0\x02', '\x05\x03\0\x01\x02'].map(score)).toEqual([0.5, 0.5, 0.5]);
  expect([SOCKS_4A[0]?.[1], '\x04\x01\0\x50\xc0\0\x02\x01rana\0'].map((text) => score(String(text)))).toEqual([
    0.6, 0.6,
  ]);
  const others = [
    '\x05\0',
    '\x05\x01\0\0',
    '\x05\x01\x20',
    '\x05\x02\0\0',
    '\x05',
    '\x04\x03\0\x50\x01\x01\x01\x01\0',
    '\x04\x01\0\0\x01\x01\x01\x01\0',
    '\x04\x01\0\x50\x01\x01\x01\x01a',
    '\x04\x01\0\x50\0\0\0\x01a\0',
  ];
  expect(others.map(score)).toEqual(others.map(() => 0));
});

test('every truncation yields a prefix and a reason', () => {
  const list = (pieces: readonly Piece[]) =>
    read(pieces)
      .fields.map(({ path }) => path)
      .filter((path) => path !== 'socks.cut');
  const all = list(SOCKS_5);
  for (let pieces = 1; pieces < SOCKS_5.length; pieces++) {
    const told = list(SOCKS_5.slice(0, pieces));
    expect(all.slice(0, told.length)).toEqual(told);
  }
  expect(read([...SOCKS_5.slice(0, 2), ['out', '\x01\x04ra']]).problems).toEqual(['cut-short']);
});

test('a true beginning with any end never throws, loops or points outside', () => survives(socks, 'tcp', CLIENT));

test('counts each octet once, alone or in a tunnel', () => {
  for (const pieces of [SOCKS_5, SOCKS_5_OPEN, SOCKS_4A]) readAll(socks, 'tcp', pieces);
});

import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { cut, flowFixture, octets, type Piece } from '../recording-sink.fixture.ts';
import { ANSWER, HELLO, LOGIN, PART, record, text } from './edonkey.fixture.ts';
import { edonkey } from './edonkey.ts';

const read = (pieces: readonly Piece[]) => readAll(edonkey, 'tcp', pieces);
const score = (bytes: Uint8Array) => edonkey.recognise(bytes, flowFixture('tcp', 'none'));
const HASH = octets('\xa0\xa1\xa2\xa3\xa4\xa5\xa6\xa7\xa8\xa9\xaa\xab\xac\xad\xae\xaf');

test('reads the real one, however cut', () => {
  const stream = Uint8Array.from([...HELLO, ...PART, ...LOGIN]);
  for (const size of [1, 13, 30_000]) {
    const sink = read([...cut('out', stream, size), ['in', ANSWER]]);
    expect(sink.texts('edonkey.nickname')).toEqual(['rana', 'rana', 'rana']);
    expect(sink.texts('edonkey.user-hash')[0]).toBe(Buffer.from(HASH).toString('latin1'));
    expect(sink.texts('edonkey.tag')).toEqual(['build 7', 'build 7', 'build 7']);
    const readable = HELLO.length + LOGIN.length + ANSWER.length;
    expect(sink.counts).toEqual({ readable, opaque: 0, unknown: PART.length });
    expect(sink.problems).toEqual([]);
  }
});

test('knows its greetings, and leaves others theirs', () => {
  expect([HELLO, ANSWER, LOGIN].map(score)).toEqual([0.9, 0.9, 0.9]);
  expect([PART, HELLO.subarray(0, 20), octets('\xe3\x81\x82\xe3\x81\x84'), record(0xe3, 1, 16)].map(score)).toEqual([
    0, 0, 0, 0,
  ]);
  expect(score(record(0xe3, 1, ...Array.from({ length: 40 }, () => 0)))).toBe(0);
});

test('eMule’s short tags', () => {
  const short = [1, 0, 0, 0, 0x82, 1, 4, 0, 0x6f, 0x6d, 0x61, 0x72];
  const hello = record(0xe3, 0x4c, ...HASH, 0, 0, 0, 0, 0, 0, ...short);
  expect(read([['out', hello]]).texts('edonkey.nickname')).toEqual(['omar']);
  const odd = record(0xe3, 0x4c, ...HASH, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 9, ...text(1, 'omar'));
  expect(read([['out', odd]]).texts('edonkey.nickname')).toEqual([]);
});

test('octets missing inside a part of a file are passed over; elsewhere it begins anew with a greeting', () => {
  const inside = read([
    ['out', HELLO],
    ['out', PART.subarray(0, 1_000)],
    ['out', PART.length - 1_000],
    ['out', LOGIN],
  ]);
  expect(inside.texts('edonkey.nickname')).toHaveLength(2);
  const between = read([
    ['out', HELLO],
    ['out', 100],
    ['out', 'rest of something'],
    ['out', LOGIN],
  ]);
  expect(between.texts('edonkey.nickname')).toHaveLength(2);
});

test('every truncation yields a prefix and a reason', () => {
  const all = read([['out', HELLO]]).fields.map(({ path }) => path);
  for (let n = 1; n < HELLO.length; n++) {
    const sink = read([['out', HELLO.subarray(0, n)]]);
    expect(sink.problems).toEqual(['cut-short']);
    const told = sink.fields
      .map(({ path }) => path)
      .filter((path) => path.startsWith('edonkey.') && !/bytes|text/.test(path));
    expect(all.slice(0, told.length)).toEqual(told);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(edonkey, 'tcp', Uint8Array.from([...HELLO, ...LOGIN]));
});

import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { cut, flowFixture, octets, type Piece } from '../recording-sink.fixture.ts';
import { CONTACTS, HELLO, LOGIN, OUTGOING } from './oscar.fixture.ts';
import { oscar } from './oscar.ts';

const STREAM = Uint8Array.from([...LOGIN, ...OUTGOING, ...CONTACTS]);
const read = (pieces: readonly Piece[]) => readAll(oscar, 'tcp', pieces);
const score = (bytes: Uint8Array) => oscar.recognise(bytes, flowFixture('tcp', 'none'));

test('reads the real one, however cut', () => {
  for (const size of [1, 7, 1_000]) {
    const sink = read(cut('out', STREAM, size));
    expect(sink.messages).toEqual([
      { type: 'oscar', channel: 1, snac: null },
      { type: 'oscar', channel: 2, snac: { family: 4, subtype: 6 } },
      { type: 'oscar', channel: 2, snac: { family: 0x13, subtype: 6 } },
    ]);
    expect(sink.texts('oscar.message.text')).toEqual(['see you at nine']);
    expect(sink.counts).toEqual({ readable: STREAM.length, opaque: 0, unknown: 0 });
    expect(sink.problems).toEqual([]);
  }
});

test('knows the sign-on of either side, and leaves the rest to others', () => {
  expect([score(HELLO), score(LOGIN)]).toEqual([0.97, 0.97]);
  expect(
    [OUTGOING, octets('* OK IMAP'), octets('*\x01\0\x01\0\x04\0\0\0\x02'), octets('*'), HELLO.subarray(0, 9)].map(
      score,
    ),
  ).toEqual([0, 0, 0, 0, 0]);
});

test('after a gap it goes on with a segment that begins with a whole frame', () => {
  const sink = read([
    ['out', LOGIN],
    ['out', 40],
    ['out', 'rest'],
    ['out', OUTGOING],
  ]);
  expect(sink.texts('oscar.message.to')).toEqual(['omar2']);
  expect(sink.counts.unknown).toBe(4);
});

test('what is no frame is nobody’s', () => {
  expect(
    read([
      ['out', HELLO],
      ['out', 'no frame'],
    ]).counts.unknown,
  ).toBe(8);
  expect(
    read([
      ['out', HELLO],
      ['out', '*\x09'],
    ]).counts.unknown,
  ).toBe(2);
});

test('every truncation yields a prefix and a reason', () => {
  const borders = [LOGIN.length, LOGIN.length + OUTGOING.length];
  const all = read([['out', STREAM]]).fields.map(({ path, text }) => path + text);
  for (let length = 1; length < STREAM.length; length++) {
    const sink = read([['out', STREAM.subarray(0, length)]]);
    const told = sink.fields.map(({ path, text }) => path + text);
    expect(all.slice(0, told.length)).toEqual(told);
    expect(sink.problems).toEqual(borders.includes(length) ? [] : ['cut-short']);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => survives(oscar, 'tcp', STREAM));

import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { cut, flowFixture, octets, type Piece } from '../recording-sink.fixture.ts';
import { BODY, CONTENT, frame, GREETING, PUBLISH, START_OK } from './amqp.fixture.ts';
import { amqp } from './amqp.ts';

const STREAM = Uint8Array.from([...GREETING, ...START_OK, ...PUBLISH, ...CONTENT, ...BODY]);
const read = (pieces: readonly Piece[]) => readAll(amqp, 'tcp', pieces);
const score = (bytes: Uint8Array) => amqp.recognise(bytes, flowFixture('tcp', 'none'));

test('reads the real one, however cut', () => {
  for (const size of [1, 9, 1_000]) {
    const sink = read(cut('out', STREAM, size));
    expect(sink.messages).toEqual([1, 1, 2, 3].map((type) => ({ type: 'amqp', frame: type })));
    expect(sink.texts('amqp.sasl.plain')).toEqual(['\0rana\0s3cret']);
    expect(sink.texts('amqp.routing-key')).toEqual(['room.lounge']);
    expect(sink.texts('amqp.body')).toEqual(['{"text":"hi"}']);
    expect(sink.counts).toEqual({ readable: STREAM.length, opaque: 0, unknown: 0 });
    expect(sink.problems).toEqual([]);
  }
});

test('knows the greeting and a whole method, and leaves the rest to others', () => {
  expect([score(GREETING), score(PUBLISH)]).toEqual([0.99, 0.9]);
  const others = [
    octets('AMQP\0\x01\0\0'),
    PUBLISH.subarray(0, 20),
    CONTENT,
    frame(1, 0, 61, 0, 1),
    frame(1),
    octets('\x01'),
  ];
  expect(others.map(score)).toEqual(others.map(() => 0));
});

test('after a gap it goes on with a segment that begins with a whole frame; what is no frame is nobody’s', () => {
  const sink = read([
    ['out', PUBLISH],
    ['out', 9],
    ['out', 'rest'],
    ['out', BODY],
  ]);
  expect(sink.texts('amqp.body')).toEqual(['{"text":"hi"}']);
  expect(sink.counts.unknown).toBe(4);
  expect(
    read([
      ['out', PUBLISH],
      ['out', '\x01\0\x01\0\0\0\x01a?'],
    ]).counts.unknown,
  ).toBe(9);
});

test('every truncation yields a prefix and a reason', () => {
  const borders = [GREETING, START_OK, PUBLISH, CONTENT]
    .map(({ length }) => length)
    .map((_, i, all) => all.slice(0, i + 1).reduce((a, b) => a + b));
  const all = read([['out', STREAM]]).fields.map(({ path, text }) => path + text);
  for (let length = 1; length < STREAM.length; length++) {
    const sink = read([['out', STREAM.subarray(0, length)]]);
    const told = sink.fields.map(({ path, text }) => path + text);
    expect(all.slice(0, Math.max(0, told.length - 1))).toEqual(told.slice(0, -1));
    expect(sink.problems).toEqual(borders.includes(length) ? [] : ['cut-short']);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => survives(amqp, 'tcp', STREAM));

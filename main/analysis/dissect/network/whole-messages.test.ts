import { expect, test } from 'vitest';
import { RecordStream } from '../per-record.ts';
import { cut, feed, flowFixture, RecordingSink, type Piece } from '../recording-sink.fixture.ts';
import { wholeMessages, type OnStream } from './whole-messages.ts';

/** A length, then so many letters; a message that begins with '!' is none. */
const letters: OnStream<number> = {
  before: 1,
  sizeOf: (bytes, at) => ((bytes[at] ?? 0) < 10 ? 1 + (bytes[at] ?? 0) : -1),
  message: {
    parse: (bytes) => ({ message: bytes[0] === 0x21 ? null : bytes.length, problem: null }),
    emit: (length, sink) => sink.field('text', null, { at: 0, length }),
  },
};
function read(pieces: readonly Piece[]): RecordingSink {
  const flow = flowFixture('tcp', 'letters');
  const sink = new RecordingSink(flow);
  feed(new RecordStream({ mostWaiting: 20, read: () => wholeMessages(letters, flow, sink) }, flow, sink), pieces);
  return sink;
}

test('messages split and joined, each where it stood', () => {
  for (const size of [1, 2, 9]) {
    const sink = read(cut('out', '\x02ab\x03cde', size));
    expect(sink.texts('letters.text')).toEqual(['ab', 'cde']);
    expect(sink.counts.readable).toBe(7);
  }
  expect(read([['out', '\x02ab']]).fields[0]?.where).toEqual([{ frame: 1, offset: 55, length: 2 }]);
});

test('what is none is searched, what is cut is told as far as it goes', () => {
  const none = read([['out', '\x02!b']]);
  expect([none.texts('letters.rest'), none.counts.unknown]).toEqual([['!b'], 3]);
  const short = read([['out', '\x05ab']]);
  expect([short.texts('letters.text'), short.problems]).toEqual([['ab'], ['cut-short']]);
});

test('after octets that are nobody’s it goes on with a segment that begins with a message', () => {
  expect(
    read([
      ['out', 'lost'],
      ['out', '\x02ab'],
    ]).texts('letters.text'),
  ).toEqual(['ab']);
});

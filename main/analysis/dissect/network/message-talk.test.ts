import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RecordStream } from '../per-record.ts';
import { cut, feed, flowFixture, RecordingSink, totalOctets, type Piece } from '../recording-sink.fixture.ts';
import { MessageReader } from './message-talk.ts';

const MOST = 40;
/** Messages of a length and a letter: `N` names somebody. */
function read(pieces: readonly Piece[]): RecordingSink {
  const flow = flowFixture('tcp', 'postgresql');
  const sink = new RecordingSink(flow);
  const reader = new MessageReader(flow, sink, MOST, {
    sizeOf: (_direction, bytes, at) => (bytes[at] === 0xff ? -1 : (bytes[at] ?? 0) + 1),
    tell(_direction, bytes, at, end) {
      if (bytes[at + 1] !== 0x4e) return false;
      if (end > at + 2) sink.field('login.user', null, { at: at + 2, length: end - at - 2 });
      return true;
    },
  });
  feed(new RecordStream({ mostWaiting: MOST, read: () => reader }, flow, sink), pieces);
  expect(sink.counted).toBe(totalOctets(pieces));
  return sink;
}
const message = (letter: string, text: string) => `${String.fromCharCode(text.length + 1)}${letter}${text}`;
const long = message('X', 'a long message that names nobody at all, and goes on');

test('names are told, the rest is shown as what nobody explains, each text alone', () => {
  for (const size of [1, 5, 1000]) {
    const sink = read(cut('out', message('X', 'some text') + message('N', 'rana') + message('X', 'other text'), size));
    expect(sink.texts('postgresql.login.user')).toEqual(['rana']);
    expect(sink.texts('unknown.text').map((text) => text.replace('X', ''))).toEqual(['some text', 'other text']);
    expect(sink.counts.readable).toBe(6);
  }
});

test('a long message is passed through, and a gap inside it is stepped over', () => {
  const whole = long + message('N', 'rana');
  expect(read(cut('out', whole, 11)).texts('postgresql.login.user')).toEqual(['rana']);
  const gap: Piece[] = [
    ['out', whole.slice(0, 10)],
    ['out', 7],
    ['out', whole.slice(17)],
  ];
  expect(read(gap).texts('postgresql.login.user')).toEqual(['rana']);
});

test('what is cut short is told as far as it goes; what is none of ours is nobody’s', () => {
  const sink = read([['out', message('N', 'rana').slice(0, 4)]]);
  expect(sink.texts('postgresql.login.user')).toEqual(['ra']);
  expect(sink.problems).toEqual(['cut-short']);
  expect(read([['out', '\xffrubbish text']]).counts.unknown).toBe(13);
});

test('counts each octet once, whatever comes', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 60 })), (all) => void read(all.map((one) => ['out', one]))),
  );
});

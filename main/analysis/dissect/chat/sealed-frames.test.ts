import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import { flowFixture, octets, RecordingSink } from '../recording-sink.fixture.ts';
import { SealedFrames, type SealedFraming } from './sealed-frames.ts';

/** One octet of head, which says how many sealed ones follow; `!` is no frame, `?` seals the rest of the stream. */
const toy: SealedFraming = {
  frame(_direction, bytes, at) {
    const letter = String.fromCharCode(bytes[at] ?? 0);
    if (letter === '!') return 'lost';
    return letter === '?' ? { open: 0, sealed: Infinity } : { open: letter === '0' ? 2 : 1, sealed: Number(letter) };
  },
  tell: (_direction, _bytes, at, end, sink) => sink.field('head', null, { at, length: end - at }),
};

function reader() {
  const sink = new RecordingSink(flowFixture('tcp', 'toy'));
  const frames = new SealedFrames(toy, sink);
  const step = (text: string) => {
    const bytes = octets(text);
    return frames.step('out', bytes, 0, bytes.length, frozenFrame(1, 54, null));
  };
  return { sink, frames, step };
}

test('takes the head, then what it seals, over as many pieces as it comes in', () => {
  const { sink, step } = reader();
  expect(['5abc', 'abc', 'de1', '1z'].map(step)).toEqual([1, 3, 2, 1]);
  expect(sink.texts('toy.head')).toEqual(['5', '1']);
  expect(sink.counts).toEqual({ readable: 2, opaque: 5, unknown: 0 });
});

test('a head that is not whole is waited for, and told as nobody’s when it never comes', () => {
  const { sink, frames, step } = reader();
  expect(step('0')).toBe(-2);
  frames.cutShort('out', octets('0'), 0, 1, frozenFrame(1, 54, null), 'cut-short');
  expect(sink.counts).toEqual({ readable: 0, opaque: 0, unknown: 1 });
  expect(sink.problems).toEqual(['cut-short']);
  expect(sink.fields[0]?.options).toEqual({ unclaimed: true });
});

test('a gap inside sealed octets is known, one that is longer is not', () => {
  const { frames, step } = reader();
  step('5');
  expect(frames.onGap('out', 3)).toBe(true);
  expect(step('ab1')).toBe(2);
  expect(frames.onGap('out', 1)).toBe(false);
  expect(frames.resumes()).toBe(false);
});

test('what is no frame is lost; the rest of a stream may be sealed', () => {
  const { sink, step } = reader();
  expect(step('!')).toBe('lost');
  expect(step('?ab')).toBe(3);
  expect(step('cd')).toBe(2);
  expect(sink.counts.opaque).toBe(5);
});

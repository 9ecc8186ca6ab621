import { expect, test } from 'vitest';
import fc from 'fast-check';
import { readAll } from './hostile.fixture.ts';
import { perRecord } from './per-record.ts';
import { cut, octets, type Piece } from './recording-sink.fixture.ts';
import { opaqueRest } from './speak-as.ts';

const MOST = 20;

/** A length octet and so many octets; `#` instead of a length: sealed from here on; over 100: nonsense. A segment that
 *  begins with 3 is taken up again. */
const lengthy = perRecord({
  name: 'lengthy',
  mostWaiting: MOST,
  recognise: () => 0.5,
  read: (_flow, sink, control) => ({
    step(direction, bytes, at, end, origin) {
      const size = bytes[at] ?? 0;
      if (size === 0x23) {
        control.handOver(direction, opaqueRest(sink));
        return 0;
      }
      if (size > 100) return 'lost';
      if (end - at < 1 + size) return -(1 + size);
      sink.begin(bytes, origin, direction);
      sink.field('record', null, { at: at + 1, length: size });
      sink.count('readable', 1 + size);
      return 1 + size;
    },
    cutShort(direction, bytes, at, end, origin, problem) {
      sink.begin(bytes, origin, direction);
      sink.problem(problem, { at, length: end - at });
      sink.field('part', null, { at: at + 1, length: end - at - 1 });
      sink.count('readable', end - at);
    },
    onGap: (_direction, length) => length === 1,
    resumes: (_direction, segment) => segment[0] === 3,
  }),
});
const read = (pieces: Piece[]) => readAll(lengthy, 'tcp', pieces);

test('reads records however they are cut or joined, each octet with its frame', () => {
  const stream = '\x03abc\x01d\x05efghi';
  fc.assert(
    fc.property(fc.integer({ min: 1, max: stream.length }), (size) => {
      expect(read(cut('out', stream, size)).texts('lengthy.record')).toEqual(['abc', 'd', 'efghi']);
    }),
  );
  const whole = read([['out', stream]]);
  expect(whole.fields[2]?.where).toEqual([{ frame: 1, offset: 54 + 7, length: 5 }]);
  const split = read([
    ['out', stream.slice(0, 9)],
    ['out', stream.slice(9)],
  ]);
  expect(split.fields[2]?.where).toEqual([
    { frame: 1, offset: 54 + 7, length: 2 },
    { frame: 2, offset: 54, length: 3 },
  ]);
});

test('keeps the two directions apart', () => {
  const sink = read([
    ['out', '\x03a'],
    ['in', '\x02xy'],
    ['out', 'bc'],
  ]);
  expect(sink.texts('lengthy.record')).toEqual(['xy', 'abc']);
});

test('what is cut short by the end or a gap is told with its reason', () => {
  expect(read([['out', '\x05ab']])).toMatchObject({ problems: ['cut-short'], counts: { readable: 3 } });
  const sink = read([
    ['out', '\x05ab'],
    ['out', 9],
    ['out', 'zz'],
  ]);
  expect(sink.texts('lengthy.part')).toEqual(['ab']);
  expect(sink.texts('unknown.bytes')).toEqual(['zz']);
});

test('goes on behind a gap where the reader knows it, or where a segment begins anew', () => {
  const knows = read([
    ['out', '\x01a'],
    ['out', 1],
    ['out', '\x01b'],
  ]);
  expect(knows.texts('lengthy.record')).toEqual(['a', 'b']);
  const anew = read([
    ['out', 9],
    ['out', 'zz'],
    ['out', '\x03abc'],
  ]);
  expect(anew.texts('lengthy.record')).toEqual(['abc']);
  expect(anew.texts('unknown.bytes')).toEqual(['zz']);
});

test('bounds what waits', () => {
  const sink = read(cut('out', `\x50${'x'.repeat(60)}`, 7));
  expect(sink.problems).toEqual(['too-long']);
  expect(sink.counts.readable).toBeGreaterThan(MOST);
  expect(sink.counts.readable).toBeLessThan(MOST + 8);
  expect(sink.counts.unknown).toBe(61 - sink.counts.readable);
});

test('hands over in the middle of a segment, and loses what makes no sense', () => {
  expect(
    read([
      ['out', '\x01a#secret'],
      ['out', 'more'],
    ]),
  ).toMatchObject({ counts: { readable: 2, opaque: 11, unknown: 0 } });
  expect(read([['out', '\x01a\xf0junk']])).toMatchObject({ counts: { readable: 2, opaque: 0, unknown: 5 } });
  expect(read(cut('out', octets('\x01a#secret'), 1))).toMatchObject({ counts: { readable: 2, opaque: 7 } });
});

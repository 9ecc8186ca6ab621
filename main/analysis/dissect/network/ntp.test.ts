import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { ntp } from './ntp.ts';
import { ANSWER, ENDS, QUESTION } from './ntp.fixture.ts';
import { flowFixture } from '../recording-sink.fixture.ts';

const PORT = 123;
const score = (bytes: Uint8Array, port = PORT) => ntp.recognise(bytes, flowFixture('udp', 'none', port));
/** The same bytes with one octet changed. */
const changed = (bytes: Uint8Array, at: number, octet: number) => bytes.map((old, i) => (i === at ? octet : old));

test('reads the real one: question and answer, and every octet that may hold a value', () => {
  const sink = readAll(ntp, 'udp', [
    ['out', QUESTION],
    ['in', ANSWER],
  ]);
  expect(sink.messages).toEqual([
    { type: 'ntp', version: 4, mode: 3 },
    { type: 'ntp', version: 3, mode: 4 },
  ]);
  expect(sink.fields.map(({ path, text, options }) => [path, text, options.unclaimed ?? false])).toEqual([
    ['ntp.extension.0x0104', 'Z'.repeat(32), true],
    ['ntp.extension.0xf323', 'room=blue-lounge-001', true],
    ['ntp.key-id', '\0\0\0\u0007', false],
  ]);
  expect(sink.problems).toEqual([]);
  expect(sink.counts).toEqual({ readable: QUESTION.length + ANSWER.length - 52, opaque: 0, unknown: 52 });
});

test('knows its own by content and port together', () => {
  expect(score(QUESTION)).toBeGreaterThan(0.5);
  expect(score(ANSWER)).toBeGreaterThan(0.5);
  expect(score(QUESTION, 4000)).toBe(0);
  expect(score(new Uint8Array())).toBe(0);
});

test.each([
  ['version 0', changed(ANSWER, 0, 0x04)],
  ['version 5', changed(ANSWER, 0, 0x2c)],
  ['a control message', changed(ANSWER, 0, 0x1e)],
  ['a private message', changed(ANSWER, 0, 0x1f)],
  ['a reserved stratum', changed(ANSWER, 1, 17)],
  ['a poll of three days', changed(ANSWER, 2, 18)],
  ['a clock that reads once in 600 years', changed(ANSWER, 3, 34)],
  ['an app’s text', Uint8Array.from(Buffer.from('#\0\0\0an app that likes port 123; has 48 octets!!!'))],
  ['a clock 300 seconds away', changed(ANSWER, 8, 1)],
  ['a tail that is nothing', Uint8Array.from([...QUESTION.subarray(0, ENDS.header), ...new Uint8Array(100)])],
  [
    'a tail behind a version without extension fields',
    Uint8Array.from([...ANSWER, 0, 1, 0, 28, ...new Uint8Array(24)]),
  ],
])('leaves %s to others', (_name, bytes) => {
  expect(score(bytes)).toBe(0);
});

test('what it cannot explain is kept in reach of own values', () => {
  const odd = changed(QUESTION, ENDS.first + 3, 17); // a length that is no multiple of 4
  const sink = readAll(ntp, 'udp', [['out', odd]]);
  expect(sink.problems).toEqual(['bad-length']);
  expect(sink.fields.map(({ path }) => path)).toEqual(['ntp.extension.0x0104', 'ntp.rest']);
  expect(sink.texts('ntp.rest')[0]).toContain('room=blue-lounge-001');
});

test('stops at its bound', () => {
  const crowd = Array.from({ length: 70 }, () => [0xf3, 0x23, 0, 16, ...new Uint8Array(12)]).flat();
  const sink = readAll(ntp, 'udp', [['out', Uint8Array.from([...QUESTION.subarray(0, ENDS.header), ...crowd])]]);
  expect(sink.problems).toEqual(['too-long']);
  expect(sink.fields).toHaveLength(65);
});

test('every truncation yields a prefix and a reason', () => {
  const whole = readAll(ntp, 'udp', [['out', QUESTION]]).fields.map(({ path }) => path);
  // A message that ends where a part of it does is whole; so is a header with a code's length behind it.
  const sound = [ENDS.header, ENDS.second, ENDS.header + 4, ENDS.header + 12, ENDS.header + 20, ENDS.header + 24];
  const soundLater = [4, 12, 20, 24].flatMap((code) => [ENDS.first + code, ENDS.second + code]);
  for (let n = 1; n < QUESTION.length; n++) {
    const sink = readAll(ntp, 'udp', [['out', QUESTION.subarray(0, n)]]);
    const read = sink.fields.map(({ path }) => path).filter((path) => path.startsWith('ntp.extension'));
    expect(read).toEqual(whole.slice(0, read.length));
    if (![...sound, ...soundLater, ENDS.first].includes(n)) expect(sink.problems, `${n} octets`).toHaveLength(1);
  }
  expect(readAll(ntp, 'udp', [['out', QUESTION.subarray(0, 47)]]).problems).toEqual(['cut-short']);
  expect(readAll(ntp, 'udp', [['out', QUESTION.subarray(0, ENDS.first - 1)]]).problems).toEqual(['cut-short']);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(ntp, 'udp', QUESTION, PORT);
});

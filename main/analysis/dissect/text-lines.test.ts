import { expect, test } from 'vitest';
import { readAll, survives } from './hostile.fixture.ts';
import { perRecord } from './per-record.ts';
import { cut, octets, type Piece } from './recording-sink.fixture.ts';
import { LineReader } from './text-lines.ts';
import { CLIENT_HELLO_RECORD } from './web/tls.fixture.ts';

/** A protocol of this test: `text` begins a text, `five` five octets, `no` says that no text comes, `tls` ends it. */
const lines = perRecord({
  name: 'lines',
  mostWaiting: 1_000_000,
  recognise: () => 0,
  read: (flow, sink, control) =>
    new LineReader(flow, sink, control, 40, (stream) => ({
      onLine(direction, bytes, at, end) {
        sink.field('line', null, { at, length: end - at });
        const said = Buffer.from(bytes.subarray(at, end)).toString('latin1');
        const emit = (_bytes: Uint8Array, from: number, to: number) =>
          sink.field('text', null, { at: from, length: to - from });
        if (said === 'text') stream.expect(direction, { ends: 'dot', emit });
        if (said === 'five') stream.expect(direction, { ends: 5, emit });
        if (said === 'none') stream.expect(direction, { ends: 0, emit });
        if (said === 'no') stream.forget('out');
        if (said === 'tls') stream.tunnel();
      },
      resumes: (_direction, segment) => segment[0] === 0x3e,
    })),
});
const read = (pieces: Piece[]) => readAll(lines, 'tcp', pieces);

test('reads lines with either end and the texts between them, however cut', () => {
  const whole = 'one\r\ntwo\n\r\ntext\r\na\r\nb\r\n.\r\nfive\r\n12345six\r\nnone\r\nend\r\n';
  for (const size of [1, 2, 7, 500]) {
    const sink = read(cut('out', whole, size));
    expect(sink.texts('lines.line')).toEqual(['one', 'two', '', 'text', 'five', 'six', 'none', 'end']);
    expect(sink.texts('lines.text')).toEqual(['a\r\nb\r\n', '12345']);
    expect(sink.counts).toEqual({ readable: whole.length, opaque: 0, unknown: 0 });
    expect(sink.problems).toEqual([]);
  }
});

test('a refused text does not swallow the next line, one that has begun goes on', () => {
  expect(
    read([
      ['out', 'text\r\n'],
      ['in', 'no\r\n'],
      ['out', 'next\r\n'],
    ]).texts('lines.line'),
  ).toEqual(['text', 'no', 'next']);
  expect(
    read([
      ['out', 'text\r\na'],
      ['in', 'no\r\n'],
      ['out', '\r\n.\r\n'],
    ]).texts('lines.text'),
  ).toEqual(['a\r\n']);
});

test('a line that is too long or holds a NUL is nobody’s, and so is what follows up to a line again', () => {
  const sink = read([
    ['out', 'a\r\n'],
    ['out', `${'x'.repeat(60)}\r\n`],
    ['out', 'b\r\n'],
    ['out', '>c\r\n'],
  ]);
  expect(sink.texts('lines.line')).toEqual(['a', '>c']);
  expect(sink.counts.unknown).toBe(62 + 3);
  expect(read([['out', 'a\0b\r\n']]).counts.unknown).toBe(5);
});

test('a gap ends a line; a text goes on behind it', () => {
  const sink = read([
    ['out', 'half'],
    ['out', 9],
    ['out', 'other\r\n'],
    ['out', '>new\r\n'],
  ]);
  expect(sink.texts('lines.line')).toEqual(['half', '>new']);
  expect(sink.problems).toEqual(['cut-short']);
  expect(
    read([
      ['out', 'text\r\na\r\n'],
      ['out', 9],
      ['out', 'z\r\n.\r\nend\r\n'],
    ]).texts('lines.line'),
  ).toEqual(['text', 'end']);
});

test('steps aside for TLS in both directions', () => {
  const sink = read([
    ['in', 'tls\r\n'],
    ['out', CLIENT_HELLO_RECORD],
  ]);
  expect(sink.texts('tls.client-hello.sni')).toEqual(['server']);
});

test('every truncation yields a prefix and a reason', () => {
  const whole = 'one\r\ntext\r\na\r\n.\r\nend\r\n';
  const all = read([['out', whole]]).texts('lines.line');
  for (let length = 1; length < whole.length; length++) {
    const sink = read([['out', whole.slice(0, length)]]);
    const told = sink.texts('lines.line');
    expect(all.slice(0, told.length - 1)).toEqual(told.slice(0, -1));
    expect([5, 11, 17].includes(length) || sink.problems.length === 1).toBe(true);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(lines, 'tcp', octets('one\r\ntext\r\na\r\n.\r\nfive\r\n12345end\r\n'));
});

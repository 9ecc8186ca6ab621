import { expect, test } from 'vitest';
import { readAll } from './hostile.fixture.ts';
import { perDatagram } from './per-datagram.ts';
import { octets } from './recording-sink.fixture.ts';

/** `=` and a text; the text ends at `!`, without which it was cut short. */
const shout = perDatagram<string>({
  name: 'shout',
  recognise: (first) => (first[0] === 0x3d ? 0.9 : 0),
  parse(bytes) {
    if (bytes[0] !== 0x3d) return { message: null, problem: 'not-this-protocol' };
    const text = Buffer.from(bytes.subarray(1)).toString('latin1');
    return { message: text, problem: text.endsWith('!') ? null : 'cut-short' };
  },
  emit(message, sink, { bytes }) {
    sink.message({ type: 'unknown', length: message.length });
    sink.field('text', null, { at: 1, length: bytes.length - 1 });
  },
});

test('tells each datagram alone and counts it readable', () => {
  const sink = readAll(shout, 'udp', [
    ['out', '=hey!'],
    ['out', 5],
    ['in', '=ho'],
  ]);
  expect(sink.texts('shout.text')).toEqual(['hey!', 'ho']);
  expect(sink.problems).toEqual(['cut-short']);
  expect(sink.counts).toEqual({ readable: 8, opaque: 0, unknown: 0 });
});

test('hands what is not its own to unknown, under that name', () => {
  const sink = readAll(shout, 'udp', [['out', 'nobody knows']]);
  expect(sink.texts('unknown.bytes')).toEqual(['nobody knows']);
  expect(sink.problems).toEqual(['not-this-protocol']);
  expect(sink.counts.unknown).toBe(12);
});

test('lets a protocol count for itself', () => {
  const sealed = perDatagram({ ...shout, count: (_message, sink, length) => sink.count('opaque', length) });
  expect(readAll(sealed, 'udp', [['out', octets('=x!')]]).counts.opaque).toBe(3);
});

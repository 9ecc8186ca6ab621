import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAll, survives } from './hostile.fixture.ts';
import { cut, feed, flowFixture, octets, PAYLOAD_AT, RecordingSink } from './recording-sink.fixture.ts';
import { SEAM, unknown } from './unknown.ts';

const datagram = octets('\x01\x02join room-77 now\x00\x03abc\x04device-id=55\xff');

test('reads the real one: a datagram is shown whole, and its printable runs', () => {
  const sink = readAll(unknown, 'udp', [['out', datagram]]);
  expect(sink.messages).toEqual([{ type: 'unknown', length: datagram.length }]);
  expect(sink.counts.unknown).toBe(datagram.length);
  const [whole, ...texts] = sink.fields;
  expect(whole).toMatchObject({ path: 'unknown.bytes', key: null, options: { unclaimed: true } });
  expect(whole?.where).toEqual([{ frame: 1, offset: PAYLOAD_AT, length: datagram.length }]);
  expect(texts.map(({ text, where }) => [text, where[0]?.offset])).toEqual([
    ['join room-77 now', PAYLOAD_AT + 2],
    ['device-id=55', PAYLOAD_AT + 24],
  ]);
});

test('every truncation yields a prefix: what is there is shown and counted', () => {
  for (let n = 1; n < datagram.length; n++) {
    const sink = readAll(unknown, 'udp', [['out', datagram.subarray(0, n)]]);
    expect(sink.texts('unknown.bytes')).toEqual([Buffer.from(datagram.subarray(0, n)).toString('latin1')]);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(unknown, 'udp', datagram);
  survives(unknown, 'tcp', datagram);
});

test('a value over the border of two segments is shown whole, once past what was repeated', () => {
  const secret = 'user-4711-secret';
  const stream = `\x00\x01${'x'.repeat(300)}\x02${secret}\x03tail`;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: stream.length }), (size) => {
      const sink = readAll(unknown, 'tcp', cut('out', stream, size));
      // A hit is new where it ends behind the repeated octets: counted so, each place is met exactly once.
      const hits = sink.fields
        .filter((field) => field.path === 'unknown.bytes')
        .filter(({ text, options }) => {
          const at = text.indexOf(secret);
          return at >= 0 && at + secret.length > (options.repeated ?? 0);
        });
      expect(hits).toHaveLength(1);
      expect(sink.texts('unknown.text').filter((text) => text.includes(secret))).toEqual([secret]);
    }),
  );
});

test('shows no more than the seam again, and joins nothing over a gap', () => {
  const sink = readAll(unknown, 'tcp', [
    ['out', 'a'.repeat(400)],
    ['out', 'b'.repeat(10)],
    ['out', 100],
    ['out', 'c'.repeat(10)],
    ['in', 'd'.repeat(10)],
  ]);
  const shown = sink.fields
    .filter((field) => field.path === 'unknown.bytes')
    .map(({ text, options }) => [text.length, options.repeated]);
  expect(shown).toEqual([
    [400, undefined],
    [SEAM + 10, SEAM],
    [10, undefined],
    [10, undefined],
  ]);
  expect(sink.texts('unknown.text')).toEqual([`${'a'.repeat(400)}${'b'.repeat(10)}`, 'c'.repeat(10), 'd'.repeat(10)]);
});

test('a length in front that looks like a letter is no part of the text', () => {
  const json = '{"imei":"004999010640000","user":"a7-b"}';
  const coded = Buffer.from(json).toString('base64');
  for (const text of [json, coded]) {
    const framed = `\x00\x00\x00${String.fromCharCode(text.length)}${text}`;
    expect(readAll(unknown, 'udp', [['out', framed]]).texts('unknown.text')).toEqual([text]);
    for (let size = 1; size < framed.length; size++) {
      const sink = readAll(unknown, 'tcp', cut('out', framed, size));
      if (size > 3 || text === json) expect(sink.texts('unknown.text'), `cut at ${size}`).toEqual([text]);
    }
    expect(readAll(unknown, 'tcp', [['out', framed + framed]]).texts('unknown.text')).toEqual([text, text]);
  }
});

test('says so where a datagram holds more runs than it tells', () => {
  const sink = readAll(unknown, 'udp', [['out', 'abcdef\x00'.repeat(300)]]);
  expect(sink.texts('unknown.text')).toHaveLength(256);
  expect(sink.problems).toEqual(['too-long']);
});

test('where no own value is searched, octets without text are counted and not told', () => {
  const read = (transport: 'tcp' | 'udp', pieces: readonly string[]) => {
    const flow = flowFixture(transport, 'unknown');
    const sink = new RecordingSink(flow);
    sink.seeks = false;
    feed(
      unknown.open(flow, sink),
      pieces.map((piece) => ['out', octets(piece)] as const),
    );
    return [sink.counts.unknown, sink.texts('unknown.bytes').length, sink.texts('unknown.text')];
  };
  expect(read('udp', ['\x01\x02\xffabc\x03', '\x01room-77', '\x1f\x8b\x08\x00'])).toEqual([19, 2, ['room-77']]);
  expect(read('tcp', ['\x01\x02\xff', '\x01room', '-77\x00'])).toEqual([12, 0, ['room-77']]);
  expect(read('tcp', ['\x1f\x8b\x08', '\x01room', '-77\x00'])).toEqual([12, 1, ['room-77']]);
});

test('octets without text are told where an own value may stand in them, over a seam too', () => {
  class Seeker extends RecordingSink {
    override mayHoldOwn(bytes: Uint8Array, at: number, length: number): boolean {
      return Buffer.from(bytes.subarray(at, at + length)).includes('\x01\x02\x03\x04');
    }
  }
  const read = (transport: 'tcp' | 'udp', pieces: readonly string[]) => {
    const flow = flowFixture(transport, 'unknown');
    const sink = new Seeker(flow);
    feed(
      unknown.open(flow, sink),
      pieces.map((piece) => ['out', octets(piece)] as const),
    );
    return sink.fields.map(({ text, options, where }) => [text, options.repeated, where.map(({ frame }) => frame)]);
  };
  expect(read('udp', ['\xff\x01\x02', '\x03\x04', '\xff\x01\x02\x03\x04'])).toEqual([
    ['\xff\x01\x02\x03\x04', undefined, [3]],
  ]);
  expect(read('tcp', ['\xff\x01\x02', '\x03', '\x04\xff'])).toEqual([['\xff\x01\x02\x03\x04\xff', 4, [1, 2, 3]]]);
});

test('what stands behind a header is told with the name of what opens it', () => {
  const told = (transport: 'tcp' | 'udp', ...pieces: (string | Uint8Array)[]): unknown[] =>
    readAll(
      unknown,
      transport,
      pieces.map((piece) => ['out', piece] as const),
    )
      .fields.filter(({ path }) => path !== 'unknown.bytes')
      .map(({ path, key, text, options }) => [path, key, options.encodings?.[0] ?? text]);
  const packed = deflateSync('{"uid":"4711-ada"}'.repeat(3));
  expect(told('udp', Uint8Array.of(1, 2, 3, ...packed))[0]).toEqual(['unknown.packed', null, 'deflate']);
  expect(told('udp', '\x01\x02\x0a\x0e4711-ada-clerk\x10\x05')).toEqual([['unknown.message', null, 'protobuf']]);
  const document = '{"uid":"4711-ada","to":["x","y"]}';
  expect(told('udp', `\x01\x02${document}\x00`)).toEqual([['unknown.text', null, 'json']]);
  for (let n = 4; n < document.length; n++)
    expect(told('tcp', `\x01${document.slice(0, n)}`, document.slice(n))).toEqual([['unknown.text', null, 'json']]);
  expect(told('tcp', '\x01\x00\x06userId\x00\x084711-ada')).toEqual([['unknown.text', 'userId', '4711-ada']]);
});

test('an answer ends what a short segment left open, and not what a full one did', () => {
  const long = `${'\x00'.repeat(600)}user-47`;
  const texts = (first: string): string[] =>
    readAll(unknown, 'tcp', [
      ['out', first],
      ['in', 'fine, go on'],
      ['out', '11-ada\x00'],
    ]).texts('unknown.text');
  expect(texts('\x00user-47')).toEqual(['user-47', 'fine, go on', '11-ada']);
  expect(texts(long)).toEqual(['fine, go on', 'user-4711-ada']);
});

test('messages of Protocol Buffers in a stream: one to a segment behind a header, or several behind their lengths', () => {
  const one = '\x0a\x0f4711@nowhere.ch\x10\x07\x1a\x05lobby';
  const two = '\x08\x01\x12\x0bhello there';
  const low = (text: string): string => String.fromCharCode(text.length);
  const sink = readAll(unknown, 'tcp', [
    ['out', `\xa7\x01\xff\xfe${one}`],
    ['in', low(one) + one + low(two) + two],
    ['out', 'and a line of text\n'],
  ]);
  expect(sink.texts('unknown.message')).toEqual([one, one, two]);
  expect(sink.texts('unknown.text')).toEqual(['and a line of text']);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Direction } from '../../model/flow.ts';
import { inPieces } from '../hostile.fixture.ts';
import {
  cut,
  feed,
  flowFixture,
  octets,
  PAYLOAD_AT,
  RecordingSink,
  totalOctets,
  type Piece,
} from '../recording-sink.fixture.ts';
import type { DeflateTerms } from './websocket-deflate.ts';
import { openWebSocket } from './websocket.ts';

const KEY = [0x37, 0xfa, 0x21, 0x3d]; // RFC 6455 section 5.7
const TAKEN_OVER: DeflateTerms = { clientStartsAnew: false, serverStartsAnew: false };

/** A frame; `first`: its first octet. */
function frame(first: number, payload: string | Uint8Array, key: readonly number[] | null = null): Uint8Array {
  const plain = octets(payload);
  const { length } = plain;
  const size =
    length < 126
      ? [length]
      : length < 65_536
        ? [126, length >> 8, length & 255]
        : [127, 0, 0, 0, 0, 0, length >> 16, (length >> 8) & 255, length & 255];
  if (key) size[0] = (size[0] ?? 0) | 0x80;
  const sent = key ? plain.map((octet, i) => octet ^ (key[i & 3] ?? 0)) : plain;
  return Uint8Array.from([first, ...size, ...(key ?? []), ...sent]);
}
const masked = (first: number, payload: string | Uint8Array): Uint8Array => frame(first, payload, KEY);
const join = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

function read(pieces: Piece[], terms: DeflateTerms | null = null, client: Direction = 'out'): RecordingSink {
  const flow = flowFixture('tcp', 'http');
  const sink = new RecordingSink(flow);
  feed(openWebSocket(flow, sink, client, terms), pieces);
  expect(sink.counted).toBe(totalOctets(pieces));
  return sink;
}
const told = (sink: RecordingSink): string[] => sink.fields.map(({ path, text }) => `${path} ${text}`);

/** RFC 6455 section 5.7: masked "Hello"; "Hel" and "lo" in two frames; a ping and its masked answer. */
const CLIENT = join(masked(0x81, 'Hello'), masked(0x8a, 'Hello'));
const SERVER = join(frame(0x01, 'Hel'), frame(0x89, 'Hello'), frame(0x80, 'lo'), frame(0x82, '\x01\x02'));

test('reads the real one, however it is cut', () => {
  for (const size of [1, 5, 1000]) {
    const sink = read([...cut('out', CLIENT, size), ...cut('in', SERVER, size)]);
    expect(told(sink)).toEqual([
      'websocket.text Hello',
      'websocket.pong Hello',
      'websocket.ping Hello',
      'websocket.text Hello',
      'websocket.binary \x01\x02',
    ]);
    expect(sink.fields.map(({ options }) => options.decoded?.chain)).toEqual([
      ['websocket-mask'],
      ['websocket-mask'],
      undefined,
      undefined,
      undefined,
    ]);
    expect(sink.problems).toEqual([]);
    expect(sink.counts).toEqual({ readable: CLIENT.length + SERVER.length - 2, opaque: 0, unknown: 2 });
  }
});

test('a masked octet stands at its own place', () => {
  const sink = read([['out', join(masked(0x01, 'uid='), masked(0x80, 'ana'))]]);
  expect(told(sink)).toEqual(['websocket.text uid=ana']);
  const [field] = sink.fields;
  expect(field?.where).toEqual([
    { frame: 1, offset: PAYLOAD_AT + 6, length: 4 },
    { frame: 1, offset: PAYLOAD_AT + 16, length: 3 },
  ]);
  expect(field?.options.decoded?.locate({ at: 4, length: 3 })).toEqual({ at: 4, length: 3 });
});

/** RFC 7692 section 7.2.3.2: the second "Hello" is a reference to the first. */
test('packed messages are read with what came before them', () => {
  const first = Uint8Array.from(Buffer.from('f248cdc9c90700', 'hex'));
  const second = Uint8Array.from(Buffer.from('f200110000', 'hex'));
  const sink = read(
    [
      ['out', join(masked(0xc1, first), masked(0xc1, second))],
      ['in', frame(0xc1, second)],
    ],
    TAKEN_OVER,
  );
  // The server's own first message was not seen: what does not rest on it is one letter.
  expect(told(sink)).toEqual(['websocket.text Hello', 'websocket.text Hello', 'websocket.text H']);
  expect(sink.problems).toEqual(['cut-short']);
  expect(sink.fields[1]?.options.decoded?.chain).toEqual(['websocket-mask', 'deflate']);
  const nothing = read([['in', frame(0xc2, '\xff\xff')]], TAKEN_OVER);
  expect(told(nothing)).toEqual(['websocket.packed \xff\xff']);
  expect(nothing.counts.unknown).toBe(2);
});

test('packed in two frames', () => {
  const first = Uint8Array.from(Buffer.from('f248', 'hex'));
  const rest = Uint8Array.from(Buffer.from('cdc9c90700', 'hex'));
  expect(told(read([['in', join(frame(0x41, first), frame(0x80, rest))]], TAKEN_OVER))).toEqual([
    'websocket.text Hello',
  ]);
});

test('a farewell’s reason is told without its code', () => {
  expect(told(read([['out', masked(0x88, '\x03\xe8bye, Ana')]]))).toEqual(['websocket.close bye, Ana']);
  expect(told(read([['in', frame(0x88, '\x03\xe8')]]))).toEqual([]);
});

test('who asked may be either side', () => {
  const sink = read(
    [
      ['in', masked(0x81, 'Hello')],
      ['in', 50],
      ['in', masked(0x81, 'again')],
    ],
    null,
    'in',
  );
  expect(told(sink)).toEqual(['websocket.text Hello', 'websocket.text again']);
});

test('octets missing inside a frame whose length is known: reading goes on behind it', () => {
  const long = frame(0x81, 'a'.repeat(500));
  const sink = read([
    ['in', long.subarray(0, 100)],
    ['in', 300],
    ['in', join(long.subarray(400), frame(0x81, 'next'))],
  ]);
  expect(told(sink).at(-1)).toBe('websocket.text next');
  expect(told(sink)[0]).toBe(`websocket.text ${'a'.repeat(96)}`);
  expect(sink.problems).toEqual(['cut-short']);
});

test('after a larger gap it goes on with a segment that is whole frames', () => {
  const sink = read([
    ['in', frame(0x81, 'one')],
    ['in', 1000],
    ['in', 'rest of a frame that is lost'],
    ['in', join(frame(0x81, 'two'), frame(0x81, 'three'))],
  ]);
  expect(sink.texts('websocket.text')).toEqual(['one', 'two', 'three']);
  expect(sink.texts('unknown.text')).toEqual(['rest of a frame that is lost']);
});

test('long frames and long messages are shown to a bound', () => {
  const sink = read(cut('in', join(frame(0x82, new Uint8Array(1_500_000).fill(0x61)), frame(0x81, 'next')), 60_000));
  expect(sink.fields.map(({ text }) => text.length)).toEqual([1024 * 1024, 4]);
  expect(sink.problems).toEqual(['too-long']);
  const parts = Array.from({ length: 30 }, (_, i) => frame(i === 0 ? 0x01 : 0x00, new Uint8Array(50_000).fill(0x62)));
  const message = read([...parts, frame(0x80, ''), frame(0x81, 'next')].map((part): Piece => ['in', part]));
  expect(message.fields.map(({ text }) => text.length)).toEqual([1024 * 1024, 4]);
  expect(message.problems).toEqual(['too-long']);
});

test('every truncation yields a prefix and a reason', () => {
  const whole = masked(0x81, 'user=ana');
  for (let n = 1; n < whole.length; n++) {
    const sink = read([['out', whole.subarray(0, n)]]);
    expect(sink.problems).toEqual(['cut-short']);
    expect('user=ana'.startsWith(sink.texts('websocket.text')[0] ?? '')).toBe(true);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  const packed = masked(0xc1, Uint8Array.from(Buffer.from('f248cdc9c90700', 'hex')));
  for (const terms of [null, TAKEN_OVER])
    fc.assert(fc.property(inPieces(join(CLIENT, packed, SERVER)), (pieces) => void read(pieces, terms)));
});

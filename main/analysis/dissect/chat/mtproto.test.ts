import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { cut, flowFixture, octets, type Piece } from '../recording-sink.fixture.ts';
import {
  ABRIDGED,
  ABRIDGED_ANSWER,
  ABRIDGED_SEALED,
  FULL,
  INTERMEDIATE,
  INTERMEDIATE_SEALED,
  KEY_ID,
  NONCE,
  OBFUSCATED,
  OBFUSCATED_INTERMEDIATE,
  OBFUSCATED_PLAIN,
  PADDED,
} from './mtproto.fixture.ts';
import { mtproto } from './mtproto.ts';

const score = (bytes: Uint8Array, port = 443, protocol = 'none') =>
  mtproto.recognise(bytes, flowFixture('tcp', protocol, port));
const read = (pieces: readonly Piece[]) => readAll(mtproto, 'tcp', pieces);

test('reads the real one, however cut: the key exchange in the clear, then sealed messages', () => {
  for (const size of [1, 7, 1000]) {
    const sink = read([...cut('out', ABRIDGED, size), ...cut('in', ABRIDGED_ANSWER, size)]);
    const kinds = sink.messages.map((one) => (one.type === 'chat-packet' ? one.kind : one.type));
    expect(kinds).toEqual(['framing', 'plain', 'sealed', 'plain', 'sealed', 'plain']);
    expect(sink.texts('mtproto.plain').map((body) => body.slice(4, 20))).toEqual([NONCE, NONCE]);
    expect(sink.texts('mtproto.auth-key-id')).toEqual([KEY_ID, KEY_ID]);
    expect(sink.counts.opaque).toBe(2 * 48);
    expect([sink.counts.unknown, sink.problems]).toEqual([0, []]);
  }
});

test('every transport', () => {
  for (const stream of [INTERMEDIATE, PADDED]) {
    expect(read([['out', stream]]).texts('mtproto.auth-key-id')).toEqual([KEY_ID]);
  }
  expect(
    read([['out', FULL]])
      .texts('mtproto.plain')[0]
      ?.slice(4, 20),
  ).toBe(NONCE);
  // A server may say "arrived" in four octets.
  expect(
    read([
      ['out', INTERMEDIATE],
      ['in', '\x01\x02\x03\x84'],
    ]).problems,
  ).toEqual([]);
});

test('undoes the obfuscation of the first message, and counts the rest as sealed', () => {
  for (const [stream, head] of [
    [OBFUSCATED, 1],
    [OBFUSCATED_INTERMEDIATE, 4],
  ] as const) {
    const sink = read([...cut('out', stream, 30), ['in', 'anything']]);
    expect(sink.texts('mtproto.auth-key-id')).toEqual([KEY_ID]);
    expect(sink.fields[0]?.options.decoded?.chain).toEqual(['mtproto-obfuscation']);
    expect(sink.fields[0]?.where.reduce((sum, { length }) => sum + length, 0)).toBe(8);
    expect(64 + head + 8).toBeLessThanOrEqual(76);
    expect(sink.counts).toEqual({ readable: 76, opaque: stream.length - 76 + 8, unknown: 0 });
  }
  expect(read([['out', OBFUSCATED_PLAIN]]).fields).toEqual([]);
});

test('knows every transport by what its own page says', () => {
  expect([ABRIDGED, INTERMEDIATE, PADDED, FULL].map((one) => score(one, 9000))).toEqual([0.97, 0.97, 0.97, 0.97]);
  expect([OBFUSCATED, OBFUSCATED_INTERMEDIATE, OBFUSCATED_PLAIN].map((one) => score(one))).toEqual([0.97, 0.97, 0.97]);
  expect(score(INTERMEDIATE_SEALED)).toBe(0.92);
  expect([score(ABRIDGED_SEALED), score(ABRIDGED_SEALED, 9000)]).toEqual([0.7, 0]);
});

test('leaves to others what only begins so', () => {
  expect(score(ABRIDGED_SEALED.subarray(0, 60))).toBe(0);
  expect(score(octets(`\xef\x0a${'\0'.repeat(40)}`))).toBe(0);
  expect(score(octets(`\xee\xee\xee\xee\x11\0\0\0${'rana'.repeat(10)}`))).toBe(0);
  expect(score(octets(`\xdd\xdd\xdd\xdd\xff\xff\xff\xff${'rana'.repeat(10)}`))).toBe(0);
  expect(score(octets('\x34\0\0\0\0\0\0\0not a question, but as long as one is to be'))).toBe(0);
  const other = OBFUSCATED.slice();
  other[20] = (other[20] ?? 0) ^ 1;
  expect(score(other)).toBe(0); // another key: random octets
  expect(score(OBFUSCATED.subarray(0, 63))).toBe(0);
  expect(score(OBFUSCATED, 443, 'unknown')).toBe(0);
  expect(score(octets(`GET /${'a'.repeat(80)}`))).toBe(0);
});

test('an answer before any question, and a frame that is none, are nobody’s', () => {
  expect(read([['in', ABRIDGED_ANSWER]]).counts.unknown).toBe(ABRIDGED_ANSWER.length);
  expect(
    read([
      ['out', INTERMEDIATE_SEALED],
      ['out', '\xff\xff\xff\x7fno frame'],
    ]).counts.unknown,
  ).toBe(12);
});

test('every truncation yields a prefix and a reason', () => {
  for (const whole of [ABRIDGED, INTERMEDIATE, PADDED, FULL, OBFUSCATED]) {
    const all = read([['out', whole]]).fields.map(({ path, text }) => path + text);
    for (let n = 1; n < whole.length; n++) {
      const sink = read([['out', whole.subarray(0, n)]]);
      const told = sink.fields.filter(({ path }) => path !== 'mtproto.cut').map(({ path, text }) => path + text);
      expect(all.slice(0, told.length)).toEqual(told);
      expect(sink.problems.length).toBe(sink.fields.some(({ path }) => path === 'mtproto.cut') ? 1 : 0);
    }
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  for (const whole of [ABRIDGED, INTERMEDIATE, PADDED, FULL, OBFUSCATED]) survives(mtproto, 'tcp', whole);
});

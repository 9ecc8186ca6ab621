import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { octets } from '../dissect/recording-sink.fixture.ts';
import { fieldOf, openAll, openHostile } from './field.fixture.ts';
import { protobuf } from './protobuf.ts';

const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) | 128, ...varint(Math.floor(value / 128))];
const stretch = (number: number, content: string | number[]): number[] => {
  const octets = typeof content === 'string' ? [...Buffer.from(content)] : content;
  return [...varint(number * 8 + 2), ...varint(octets.length), ...octets];
};

const EIGHT = [1, 2, 3, 4, 5, 6, 7, 8];

/** By the rules of protobuf.dev, "Encoding": 1 { 1: "ana@example.org" 2: 4412397 }, 2: "hello there",
 *  3: 0x0807060504030201, 4: 7. */
const MESSAGE = Uint8Array.from([
  ...stretch(1, [...stretch(1, 'ana@example.org'), 0x10, ...varint(4_412_397)]),
  ...stretch(2, 'hello there'),
  0x19,
  ...EIGHT,
  0x20,
  7,
]);

test('reads the real one: texts by their numbers, numbers in digits', () => {
  const field = fieldOf(MESSAGE);
  expect(protobuf.recognise(field)).toBeGreaterThan(0.5);
  const { seen, left } = openAll(protobuf, field, 1000);
  expect(seen.map(({ path, text, behind }) => [path, text, behind.length])).toEqual([
    ['protobuf.1.1', 'ana@example.org', 15],
    ['protobuf.1.2', '4412397', 4],
    ['protobuf.2', 'hello there', 11],
    ['protobuf.3', '\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b', 8],
  ]);
  expect(seen.every(({ key }) => key === null)).toBe(true);
  expect(left).toBe(1000 - 7);
});

test('the largest number is told whole', () => {
  const { seen } = openAll(protobuf, fieldOf(Uint8Array.from([0x08, ...Array<number>(9).fill(0xff), 0x01])));
  expect(seen.map(({ text }) => text)).toEqual(['18446744073709551615']);
});

test('every truncation yields a prefix and the rest', () => {
  const whole = openAll(protobuf, fieldOf(MESSAGE)).seen.map(({ text }) => text);
  for (let n = 0; n < MESSAGE.length; n++) {
    const { seen } = openAll(protobuf, fieldOf(MESSAGE.subarray(0, n)));
    const parts = seen.filter(({ role }) => role === 'value').map(({ text }) => text);
    // A message inside that is cut is shown as octets, not guessed at.
    if (n >= 24) expect(whole.slice(0, parts.length)).toEqual(parts);
  }
});

test('declared, but packed or plain: handed on to who can read it', () => {
  const packed = openAll(protobuf, fieldOf(Uint8Array.from(gzipSync(MESSAGE)))).seen;
  expect(packed.map(({ path, encodings }) => [path, encodings])).toEqual([['', ['gzip', 'protobuf']]]);
  expect(openAll(protobuf, fieldOf('{"error":"no such user"}')).seen).toMatchObject([{ path: '' }]);
});

test('guesses only where something readable comes out', () => {
  expect(protobuf.recognise(fieldOf(Uint8Array.from([8, 1, 16, 2, 24, 3, 32, 4, 40, 5, 48, 6, 56, 7, 64, 8])))).toBe(0);
  expect(protobuf.recognise(fieldOf('a plain text of some words, no more'))).toBe(0);
  expect(protobuf.recognise(fieldOf(Uint8Array.from(stretch(1, 'text of a file')).subarray(0, 15)))).toBe(0);
  expect(protobuf.recognise(fieldOf(MESSAGE, { path: 'unknown.bytes' }))).toBe(0);
  for (let i = 0; i < 20_000; i++) {
    const hash = createHash('sha512').update(String(i)).digest();
    for (const length of [16, 20, 32, 64]) expect(protobuf.recognise(fieldOf(hash.subarray(0, length)))).toBe(0);
  }
});

test('messages in messages stop at a depth', () => {
  let deep = stretch(1, 'a text far inside');
  for (let i = 0; i < 40; i++) deep = stretch(1, deep);
  const { seen } = openAll(protobuf, fieldOf(Uint8Array.from(deep)));
  expect(seen).toHaveLength(1);
  expect(seen[0]?.path.split('.')).toHaveLength(18);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  openHostile(protobuf, MESSAGE);
});

test('only an entry of a map names its value', () => {
  const keys = (text: string): (string | null)[][] =>
    openAll(protobuf, fieldOf(octets(text))).seen.map(({ key, text: value }) => [key, value]);
  expect(keys('\x1a\x0d\x0a\x04room\x12\x05lobby\x1a\x09\x0a\x03uid\x10\xe7\xc8\x04')).toEqual([
    [null, 'room'],
    ['room', 'lobby'],
    [null, 'uid'],
    ['uid', '74855'],
  ]);
  // A value of several kinds, as OpenTelemetry writes it.
  expect(keys('\x1a\x0f\x0a\x04room\x12\x07\x0a\x05lobby')).toContainEqual(['room', 'lobby']);
  for (const other of ['\x0a\x04room\x1a\x05lobby', '\x0a\x04room\x12\x05lobby\x18\x01', '\x0a\x044711\x12\x05lobby'])
    expect(keys(`\x1a${String.fromCharCode(other.length)}${other}`).every(([key]) => key === null)).toBe(true);
});

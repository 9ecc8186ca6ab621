import { expect, test } from 'vitest';
import { bson } from './bson.ts';
import { fieldOf, openAll, openHostile } from './field.fixture.ts';

const le = (value: number): number[] => [value & 255, value >> 8, 0, 0];
const name = (text: string): number[] => [...Buffer.from(`${text}\0`)];
const text = (key: string, value: string): number[] => [2, ...name(key), ...le(value.length + 1), ...name(value)];
const document = (...elements: number[][]): number[] => {
  const inside = elements.flat();
  return [...le(inside.length + 5), ...inside, 0];
};
/** bsonspec.org: strings, a number, a document, an array, octets. */
const REAL = Uint8Array.from(
  document(
    text('uid', '4711-ada'),
    [0x10, ...name('n'), ...le(300)],
    [0x03, ...name('dev'), ...document(text('mac', '3c:28:6d:00:00:01'))],
    [0x04, ...name('room'), ...document(text('0', 'blue'), text('1', 'red'))],
    [0x05, ...name('raw'), ...le(2), 0, 0x41, 0x42],
  ),
);

test('reads the real one', () => {
  expect(openAll(bson, fieldOf(REAL)).seen.map((one) => [one.path, one.key, one.text])).toEqual([
    ['bson.uid', 'uid', '4711-ada'],
    ['bson.n', 'n', '300'],
    ['bson.dev.mac', 'mac', '3c:28:6d:00:00:01'],
    ['bson.room[]', 'room', 'blue'],
    ['bson.room[]', 'room', 'red'],
    ['bson.raw', 'raw', 'AB'],
  ]);
});

test('every truncation yields a prefix and a reason', () => {
  const all = openAll(bson, fieldOf(REAL)).seen;
  for (let n = 0; n < REAL.length; n++) {
    const { seen } = openAll(bson, fieldOf(REAL.subarray(0, n)));
    expect(all.slice(0, seen.length)).toEqual(seen);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  openHostile(bson, REAL);
  expect(bson.recognise(fieldOf(REAL))).toBe(0);
});

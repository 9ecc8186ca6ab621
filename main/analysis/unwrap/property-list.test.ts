import { expect, test } from 'vitest';
import { octets } from '../dissect/recording-sink.fixture.ts';
import { fieldOf, openAll, openHostile } from './field.fixture.ts';
import { propertyList } from './property-list.ts';

/** `{"user_id": 4711, "rooms": ["r1", "é"]}`; Python's plistlib reads it. */
const OBJECTS = [
  '\xd2\x01\x02\x03\x04',
  '\x57user_id',
  '\x55rooms',
  '\x11\x12\x67',
  '\xa2\x05\x06',
  '\x52r1',
  '\x61\0\xe9',
];

function listOf(objects: readonly string[]): Uint8Array {
  let text = 'bplist00';
  let table = '';
  for (const object of objects) {
    table += String.fromCharCode(text.length);
    text += object;
  }
  const number = (value: number): string => `${'\0'.repeat(7)}${String.fromCharCode(value)}`;
  return octets(`${text}${table}${'\0'.repeat(6)}\x01\x01${number(objects.length)}${number(0)}${number(text.length)}`);
}

test('reads the real one: keys name values, numbers are told in digits', () => {
  const field = fieldOf(listOf(OBJECTS));
  expect(propertyList.recognise(field)).toBeGreaterThan(0.5);
  expect(
    openAll(propertyList, field).seen.map(({ path, key, text, encodings }) => [path, key, text, encodings]),
  ).toEqual([
    ['property-list.user_id', 'user_id', '4711', undefined],
    ['property-list.rooms[]', 'rooms', 'r1', undefined],
    ['property-list.rooms[]', 'rooms', '\0é', ['utf-16be']],
  ]);
});

test('every truncation yields a prefix and a reason', () => {
  // What says where everything is stands at the end.
  const whole = listOf(OBJECTS);
  for (let n = 0; n < whole.length; n++)
    expect(openAll(propertyList, fieldOf(whole.subarray(0, n))).opened).toBe(false);
});

test('objects that hold themselves, and each other, end', () => {
  expect(openAll(propertyList, fieldOf(listOf(['\xa2\0\x01', '\xa2\0\0']))).opened).toBe(false);
  const doubled = Array.from({ length: 30 }, (_, i) => `\xa2${String.fromCharCode(i + 1).repeat(2)}`);
  expect(openAll(propertyList, fieldOf(listOf([...doubled, '\x52r1']))).seen.length).toBeLessThanOrEqual(20_000);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  openHostile(propertyList, listOf(OBJECTS));
});

test('guesses only by its mark', () => {
  expect(propertyList.recognise(fieldOf(listOf(OBJECTS).subarray(1)))).toBe(0);
  expect(propertyList.recognise(fieldOf('bplist00'))).toBe(0);
});

import { expect, test } from 'vitest';
import { fieldOf, openAll, openHostile } from './field.fixture.ts';
import { table } from './table.ts';

const WHOLE = 'user_id,name,note\r\n4711,"Lovelace, Ada","says ""hi"""\r\n4712,Bob,\r\n';

const read = (text: string): (string | null)[][] =>
  openAll(table, fieldOf(text)).seen.map(({ key, text: value, behind }) => {
    expect(behind).toBe(value);
    return [key, value];
  });

test('reads the real one: the first line names what stands in the others', () => {
  expect(table.recognise(fieldOf(WHOLE))).toBeGreaterThan(0.5);
  expect(read(WHOLE)).toEqual([
    ['user_id', '4711'],
    ['name', 'Lovelace, Ada'],
    ['note', 'says ""hi""'],
    ['user_id', '4712'],
    ['name', 'Bob'],
  ]);
  for (const between of ['\t', ';', '|']) {
    const text = `user_id${between}room\n4711${between}r1`;
    expect(table.recognise(fieldOf(text)), text).toBeGreaterThan(0.5);
    expect(read(text)).toEqual([
      ['user_id', '4711'],
      ['room', 'r1'],
    ]);
  }
});

test('a line with another number of cells has no names', () => {
  expect(read('user_id,room\n4711,r1\n1,2,3')).toContainEqual([null, '3']);
});

test('every truncation yields a prefix and a reason', () => {
  const all = openAll(table, fieldOf(WHOLE)).seen.map(({ text }) => text);
  for (let n = 0; n < WHOLE.length; n++) {
    const { seen } = openAll(table, fieldOf(WHOLE.slice(0, n)));
    expect(all.slice(0, Math.max(0, seen.length - 1))).toEqual(seen.slice(0, -1).map(({ text }) => text));
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  openHostile(table, WHOLE);
});

test('guesses only where something readable comes out', () => {
  for (const text of [
    'user_id,room',
    'yes, no\n4, 5',
    'Hello Ada,how are you\nI am 5,fine',
    'red,green\nblue,black',
    'a,b\n1,2',
    '{"a":1,\n"b":2}',
    'user_id,room\n4711',
  ])
    expect(table.recognise(fieldOf(text)), text).toBe(0);
  expect(table.recognise(fieldOf(WHOLE, { role: 'text' }))).toBe(0);
  expect(table.recognise(fieldOf(WHOLE, { protocol: 'sip' }))).toBe(0);
});

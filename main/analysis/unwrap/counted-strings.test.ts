import { expect, test } from 'vitest';
import { countedStrings } from './counted-strings.ts';
import { fieldOf, openAll, openHostile } from './field.fixture.ts';

const UNKNOWN = { protocol: 'unknown', path: 'unknown.text' };
const PHP = 'a:3:{s:7:"user_id";i:4711;s:4:"room";s:7:"r1 lobb";s:4:"user";s:3:"ada";}';

function read(text: string): (string | null)[][] | null {
  const field = fieldOf(text, UNKNOWN);
  if (countedStrings.recognise(field) <= 0.5) return null;
  return openAll(countedStrings, field)
    .seen.filter(({ role }) => role === 'value')
    .map(({ key, text: value, behind }) => {
      expect(behind).toBe(value);
      return [key, value];
    });
}

test('reads the real one: PHP, bencode, netstrings', () => {
  const all = [
    ['user_id', '4711'],
    ['room', 'r1 lobb'],
    ['user', 'ada'],
  ];
  expect(read(PHP)).toEqual(all);
  expect(read(PHP.replace('a:3', 'O:7:"Session":3'))).toEqual(all);
  expect(read('d7:user_idi4711e4:room7:r1 lobb4:user3:adae')).toEqual(all);
  expect(read('7:user_id,4:4711,4:room,7:r1 lobb,4:user,3:ada,')).toEqual(all);
});

test('every truncation yields a prefix and a reason', () => {
  const all = openAll(countedStrings, fieldOf(PHP, UNKNOWN)).seen.map(({ text }) => text);
  for (let n = 0; n < PHP.length; n++) {
    const seen = openAll(countedStrings, fieldOf(PHP.slice(0, n), UNKNOWN)).seen.map(({ text }) => text);
    expect(all.slice(0, Math.max(0, seen.length - 1))).toEqual(seen.slice(0, -1));
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  openHostile(countedStrings, PHP, UNKNOWN);
});

test('guesses only where something readable comes out', () => {
  for (const text of [
    'see you at 12:30 or 10:45 or 9:15 then',
    '3c:28:6d:00:00:01',
    '2001:db8:0:1:1:1:1:1',
    '{"a":1,"b":22,"c":333}',
    '1:a',
    'at 18:00: dinner, 19:30: talk, 21:15: bus',
  ])
    expect(read(text), text).toBeNull();
  expect(countedStrings.recognise(fieldOf(PHP, { ...UNKNOWN, role: 'text' }))).toBe(0);
  expect(countedStrings.recognise(fieldOf(PHP, { protocol: 'sip' }))).toBe(0);
});

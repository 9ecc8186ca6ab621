import { expect, test } from 'vitest';
import { fieldOf, openAll, openHostile } from './field.fixture.ts';
import { printedObject } from './printed-object.ts';

const UNKNOWN = { protocol: 'unknown', path: 'unknown.text' };

function read(text: string): (string | null)[][] | null {
  const field = fieldOf(text, UNKNOWN);
  if (printedObject.recognise(field) <= 0.5) return null;
  return openAll(printedObject, field).seen.map(({ key, text: value, behind }) => {
    expect(behind).toBe(value);
    return [key, value];
  });
}

const ADA = [
  ['user', 'ada'],
  ['id', '4711'],
];

test('reads the real one: one object in many notations', () => {
  for (const text of [
    `{user: 'ada', id: 4711}`,
    `{'user': 'ada', 'id': '4711'}`,
    `{"user" => "ada", "id" => "4711"}`,
    `Login(user=ada, id=4711)`,
    `Login{user='ada', id=4711}`,
    `mutation { login(user: "ada", id: "4711") { ok } }`,
    `user="ada" id="4711"`,
    `user = "ada"\nid = "4711"\n`,
    `login:\n  user: "ada"\n  id: "4711"\n`,
    `user := 'ada'; id := '4711'`,
  ])
    expect(read(text), text).toEqual(ADA);
  expect(read('join --user=ada --id=4711')).toEqual(ADA);
});

test('a value goes on to the next name, and one pair in quotes may be all there is', () => {
  expect(read('Note(text=see you at ten, room=lobby 4)')).toEqual([
    ['text', 'see you at ten'],
    ['room', 'lobby 4'],
  ]);
  expect(read('  "user_id": "4711",')).toEqual([['user_id', '4711']]);
  expect(read(String.raw`a='it\'s', b2='x'`)).toBeNull();
  expect(read(String.raw`abc='it\'s', b2='x'`)).toEqual([
    ['abc', String.raw`it\'s`],
    ['b2', 'x'],
  ]);
});

test('every truncation yields a prefix and a reason', () => {
  const whole = `Login{user='ada', id='4711', room='lobby'}`;
  const all = openAll(printedObject, fieldOf(whole, UNKNOWN)).seen;
  for (let n = 0; n < whole.length; n++) {
    const { seen } = openAll(printedObject, fieldOf(whole.slice(0, n), UNKNOWN));
    expect(all.slice(0, Math.max(0, seen.length - 1))).toEqual(seen.slice(0, -1));
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  openHostile(printedObject, `Login{user='ada', id=4711} room: "lobby"`, UNKNOWN);
});

test('guesses only where something readable comes out', () => {
  for (const text of [
    'He said: "see you at ten", and she: "not me, I have to work until eleven and then go home"',
    'https://a.example/(x)?uid=4711',
    'if (user == 4 && id == 5) return;',
    '<a b="c" d="e">',
    'see you (maybe) at 12:30',
    `it's 4: let's go`,
    '{"a":1}',
  ])
    expect(read(text), text).toBeNull();
  const text = `{user: 'ada', id: 4711}`;
  expect(printedObject.recognise(fieldOf(text, { ...UNKNOWN, role: 'text' }))).toBe(0);
  expect(printedObject.recognise(fieldOf(text, { protocol: 'sip' }))).toBe(0);
  expect(printedObject.recognise(fieldOf(text, { path: 'http.header.accept' }))).toBe(0);
  expect(printedObject.recognise(fieldOf(text, { path: 'http.body', direction: 'in' }))).toBe(0);
});

import { expect, test } from 'vitest';
import { fieldOf, openAll, openHostile } from './field.fixture.ts';
import { jsonEscapes } from './json-escapes.ts';

const REAL = '{\\"user\\":\\"ada\\u0040mail.example\\"}';

test('reads the real one', () => {
  const { seen } = openAll(jsonEscapes, fieldOf(REAL, { key: 'payload' }));
  expect(seen).toMatchObject([{ key: 'payload', text: '{"user":"ada@mail.example"}', behind: REAL }]);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 3; n < REAL.length; n++) {
    const text = openAll(jsonEscapes, fieldOf(REAL.slice(0, n))).seen[0]?.text ?? '';
    expect('{"user":"ada@mail.example"}'.startsWith(text.replace(/\\.*$/, ''))).toBe(true);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => openHostile(jsonEscapes, REAL));

test('guesses only where something readable comes out', () => {
  const score = (text: string): number => jsonEscapes.recognise(fieldOf(text));
  for (const text of [REAL, 'ada\\u0040mail.example', 'https:\\/\\/a.example', 'a\\\\u0040b', 'a\\\\\\"b'])
    expect(score(text), text).toBe(0.6);
  // Windows' paths, a game's info string, what is cut off, a line end alone.
  for (const text of [
    'C:\\users\\bob',
    '\\name\\ada\\uid\\47',
    'C:\\new',
    '\\\\server\\share',
    'a\\',
    'a\\u004',
    'a\\nb',
    '',
  ])
    expect(score(text), text).toBe(0);
});

test('what it undoes is told as JSON, and the bound holds and is told', () => {
  expect(jsonEscapes.step).toBe('json');
  let told = 0;
  expect(jsonEscapes.open(fieldOf(REAL), () => {}, { octets: 10, overran: () => told++ })).toBe(false);
  expect(told).toBe(1);
});

import { expect, test } from 'vitest';
import { fieldOf, openAll, openHostile } from './field.fixture.ts';
import { utf16le } from './utf-16le.ts';

const REAL = Uint8Array.from(Buffer.from('Zoë Жанна 😀\0', 'utf16le'));

test('reads the real one, without the NUL at its end', () => {
  expect(openAll(utf16le, fieldOf(REAL, { key: 'name' })).seen).toMatchObject([{ key: 'name', text: 'Zoë Жанна 😀' }]);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 2; n <= 20; n += 2)
    expect(openAll(utf16le, fieldOf(REAL.subarray(0, n))).seen[0]?.text).toBe('Zoë Жанна 😀'.slice(0, n / 2));
});

test('a true beginning with any end never throws, loops or points outside', () => {
  openHostile(utf16le, REAL);
});

test('guesses only where something readable comes out', () => {
  const score = (content: string | Uint8Array, protocol = 'http', chain: string[] = []): number =>
    utf16le.recognise(fieldOf(content, { protocol, chain }));
  expect(score(REAL)).toBe(0.9);
  expect(score(Uint8Array.from(REAL).subarray(1))).toBe(0);
  expect(score(REAL.subarray(0, 8))).toBe(0); // small numbers
  expect(score(new Uint8Array(40))).toBe(0);
  expect(score('just plain words')).toBe(0);
  expect(score(REAL, 'unknown')).toBe(0); // found and declared by who reads those
  expect(score(REAL, 'unknown', ['base64'])).toBe(0.9);
});

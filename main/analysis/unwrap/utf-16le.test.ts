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
  expect(utf16le.recognise(fieldOf(REAL))).toBe(0);
});

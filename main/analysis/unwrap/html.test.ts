import { expect, test } from 'vitest';
import { fieldOf, openAll, openHostile } from './field.fixture.ts';
import { html } from './html.ts';

const REAL = '{&quot;user&quot;:&#34;ada&#x40;mail.example&#34;}';

test('reads the real one', () => {
  const { seen } = openAll(html, fieldOf(REAL, { key: 'data-user' }));
  expect(seen).toMatchObject([{ key: 'data-user', text: '{"user":"ada@mail.example"}', behind: REAL }]);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 6; n < REAL.length; n++) {
    const text = openAll(html, fieldOf(REAL.slice(0, n))).seen[0]?.text ?? '';
    expect('{"user":"ada@mail.example"}'.startsWith(text.replace(/&[^;]*$/, ''))).toBe(true);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => openHostile(html, REAL));

test('guesses only where something readable comes out', () => {
  const score = (text: string): number => html.recognise(fieldOf(text));
  for (const text of [REAL, 'Tom &amp; Ann', 'a&#64;b.example']) expect(score(text), text).toBe(0.6);
  // Pairs, markup (whose entities its own reader undoes), names that HTML does not have, numbers beyond Unicode.
  for (const text of ['a=1&amp=2', '<b>Tom &amp; Ann</b>', '&nothing;', '&#x110000;', '&;', 'a & b; c', '&'])
    expect(score(text), text).toBe(0);
  expect(openAll(html, fieldOf('plain')).opened).toBe(false);
});

test('the bound holds, and is told', () => {
  let told = 0;
  expect(html.open(fieldOf(REAL), () => {}, { octets: 10, overran: () => told++ })).toBe(false);
  expect(told).toBe(1);
});

import { expect, test } from 'vitest';
import { fieldOf, openAll, openHostile } from './field.fixture.ts';
import { percent } from './percent.ts';

test('reads the real one: RFC 3986 section 2.5, the letter A with grave and katakana A', () => {
  const { seen } = openAll(percent, fieldOf('%C3%80-%E3%82%A2', { path: 'http.path', key: 'k' }));
  expect(seen).toEqual([
    { path: '', key: 'k', text: 'À-ア', behind: '%C3%80-%E3%82%A2', role: 'value', encodings: undefined },
  ]);
});

test('says which octets stand behind a part', () => {
  const field = fieldOf('a%40b%2ec', { path: 'http.query.mail' });
  percent.open(
    field,
    (inner) => {
      expect(inner.locate({ at: 1, length: 1 })).toEqual({ at: field.at + 1, length: 3 });
      expect(inner.locate({ at: 2, length: 3 })).toEqual({ at: field.at + 4, length: 5 });
    },
    { octets: 100 },
  );
  expect.assertions(2);
});

test('a plus is a space in a form, and itself elsewhere', () => {
  expect(openAll(percent, fieldOf('a+b%2B', { path: 'http.query.q' })).seen[0]?.text).toBe('a b+');
  expect(openAll(percent, fieldOf('a+b', { path: 'http.body.q' })).seen[0]?.text).toBe('a b');
  expect(openAll(percent, fieldOf('a+b%2B', { path: 'http.path' })).seen[0]?.text).toBe('a+b+');
  expect(openAll(percent, fieldOf('a+b', { path: 'http.path' })).opened).toBe(false);
});

test('opens only what an encoder wrote', () => {
  expect(percent.recognise(fieldOf('a%40b'))).toBeGreaterThan(0.5);
  for (const text of ['100 %25 sure', '50%', '%zz', 'plain', '']) expect(percent.recognise(fieldOf(text))).toBe(0);
  expect(openAll(percent, fieldOf('50%zz', { path: 'http.path' })).opened).toBe(false);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  openHostile(percent, 'name%3DJos%C3%A9+M.&x=%7B%22a%22%3A1%7D', { path: 'http.query.q' });
});

test('escapes backwards are none of it; escapes between words are offered', () => {
  for (const text of ['16%27%16%', 'D3%D3%mVuY']) expect(percent.recognise(fieldOf(text)), text).toBe(0);
  expect(percent.recognise(fieldOf('16%27x'))).toBeGreaterThan(0.5);
  expect(percent.mayOffer?.(fieldOf('ada %40 home'))).toBe(true);
  expect(percent.mayOffer?.(fieldOf('50 % of it'))).toBe(false);
});

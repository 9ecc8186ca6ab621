import { expect, test } from 'vitest';
import { cookie } from './cookie.ts';
import { fieldOf, openAll, openHostile } from './field.fixture.ts';

test('reads the real one: RFC 6265 section 3.1, and quoted and escaped values', () => {
  const { seen } = openAll(
    cookie,
    fieldOf('SID=31d4d96e407aad42; lang=en-US; q="a b"; p=a%20b; flag; =x', { key: 'Cookie' }),
  );
  expect(seen.map(({ path, key, text, encodings }) => [path, key, text, encodings?.[0]])).toEqual([
    ['SID', 'SID', '31d4d96e407aad42', undefined],
    ['lang', 'lang', 'en-US', undefined],
    ['q', 'q', 'a b', undefined],
    ['p', 'p', 'a%20b', 'percent'],
  ]);
});

test('of Set-Cookie only the pair is a value', () => {
  const { seen } = openAll(
    cookie,
    fieldOf('SID=31d4; Path=/; Domain=example.com; Max-Age=9; Secure; SameSite=Lax', { key: 'Set-Cookie' }),
  );
  expect(seen.map(({ key }) => key)).toEqual(['SID']);
});

test('is asked by the header’s name', () => {
  expect(cookie.recognise(fieldOf('a=b', { key: 'cookie' }))).toBeGreaterThan(0.9);
  expect(cookie.recognise(fieldOf('a=b; c=d', { key: 'Accept' }))).toBe(0);
});

test('every truncation yields a prefix of the pairs', () => {
  const whole = 'SID=31d4d96e; lang=en-US; z=1';
  const all = openAll(cookie, fieldOf(whole, { key: 'Cookie' })).seen;
  for (let n = 0; n < whole.length; n++) {
    const { seen } = openAll(cookie, fieldOf(whole.slice(0, n), { key: 'Cookie' }));
    expect(all.slice(0, Math.max(0, seen.length - 1))).toEqual(seen.slice(0, -1));
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  openHostile(cookie, 'SID=31d4d96e407aad42; lang=en-US; q="a b"; p=a%20b; flag; =x', { key: 'Cookie' });
});

import { expect, test } from 'vitest';
import { fieldOf, openAll, openHostile } from './field.fixture.ts';
import { url } from './url.ts';

test('reads the real one: RFC 3986 section 1.1.2 with a user part', () => {
  const { seen } = openAll(url, fieldOf('HTTP://rana:s3cret@www.example.com:8080/a/b?uid=1&x=2#part'));
  expect(seen.map(({ path, text, encodings }) => [path, text, encodings?.[0]])).toEqual([
    ['url.user', 'rana:s3cret', undefined],
    ['url.host', 'www.example.com:8080', undefined],
    ['url.path', '/a/b', undefined],
    ['url.query', 'uid=1&x=2', 'form'],
    ['url.fragment', 'part', undefined],
  ]);
});

test('an app writes links to itself under a scheme of its own', () => {
  const { seen } = openAll(url, fieldOf('parlour-app://open/room?uid=318204715'));
  expect(seen.map(({ path, text }) => `${path} ${text}`)).toEqual([
    'url.host open',
    'url.path /room',
    'url.query uid=318204715',
  ]);
});

test('is opened only where something may hide in it', () => {
  expect(url.recognise(fieldOf('https://a.example/?u=1'))).toBeGreaterThan(0.5);
  for (const text of [
    'https://a.example/logo.png',
    '://a/?b',
    '9a://a/?b',
    'see https://a.example/?b',
    'https://a.example/?b c',
    '',
  ])
    expect(url.recognise(fieldOf(text)), text).toBe(0);
});

test('every truncation yields a prefix of the parts', () => {
  const whole = 'https://www.example.com/a?uid=1#z';
  const all = openAll(url, fieldOf(whole)).seen;
  for (let n = 0; n < whole.length; n++) {
    const { seen } = openAll(url, fieldOf(whole.slice(0, n)));
    expect(all.slice(0, Math.max(0, seen.length - 1))).toEqual(seen.slice(0, -1));
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  openHostile(url, 'HTTP://rana:s3cret@www.example.com:8080/a/b?uid=1&x=2#part');
});

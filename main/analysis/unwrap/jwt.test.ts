import { expect, test } from 'vitest';
import { fieldOf, openAll, openHostile } from './field.fixture.ts';
import { jwt } from './jwt.ts';

/** RFC 7519 section 3.1. */
const RFC_7519 =
  'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.' +
  'eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.' +
  'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

test('reads the real one: RFC 7519 section 3.1', () => {
  const { seen } = openAll(jwt, fieldOf(`Bearer ${RFC_7519}`));
  expect(seen.map(({ path, text, encodings }) => [path, text, encodings])).toEqual([
    ['jwt.header', '{"typ":"JWT",\r\n "alg":"HS256"}', ['json']],
    ['jwt.claims', '{"iss":"joe",\r\n "exp":1300819380,\r\n "http://example.com/is_root":true}', ['json']],
  ]);
  expect(seen[1]?.behind).toBe(RFC_7519.split('.')[1]);
});

test('tells a token from what only looks like one', () => {
  expect(jwt.recognise(fieldOf(RFC_7519))).toBeGreaterThan(0.9);
  for (const text of ['', 'eyJ0eXAiOiJKV1QifQ', 'eyebrow.eyelash.eyelid.and.more', 'a.b.c', RFC_7519.slice(0, 60)])
    expect(jwt.recognise(fieldOf(text)), text).toBe(0);
});

test('every truncation opens both parts or none', () => {
  for (let n = 0; n < RFC_7519.length; n++)
    expect([0, 2]).toContain(openAll(jwt, fieldOf(RFC_7519.slice(0, n))).seen.length);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  openHostile(jwt, RFC_7519);
});

import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { said } from './context.fixture.ts';
import { jsonWebToken } from './json-web-token.ts';

/** RFC 7519 section 3.1. */
const RFC_7519 =
  'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.' +
  'eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.' +
  'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

test('finds the token of RFC 7519, alone and behind a word, opened or not', () => {
  for (const text of [RFC_7519, `Bearer ${RFC_7519}`])
    expect(said(jsonWebToken, fieldOf(text, { leaf: false }))).toEqual([
      `identifier-exposed likely session-token ${RFC_7519}`,
    ]);
});
test.each(['', 'eyJ0eXAiOiJKV1QifQ.eyJ0eXAiOiJKV1QifQ.x', 'eyJhbGciOiJub25lIn0', 'a.b.c', `${RFC_7519} and more`])(
  'stays silent on %s',
  (text) => {
    expect(said(jsonWebToken, fieldOf(text || ' '))).toEqual([]);
  },
);

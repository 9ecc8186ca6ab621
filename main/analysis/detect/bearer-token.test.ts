import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { bearerToken } from './bearer-token.ts';
import { contextOf, said } from './context.fixture.ts';

const header = { path: 'http.header.authorization', key: 'Authorization' } as const;

test('finds the token of RFC 6750 section 2.1, and says where it stands', () => {
  const field = fieldOf('Bearer mF_9.B5f-4.1JqM', header);
  expect(said(bearerToken, field)).toEqual(['identifier-exposed confirmed session-token mF_9.B5f-4.1JqM']);
  expect(bearerToken.inspect(field, contextOf().context)[0]?.part).toEqual({ at: field.at + 7, length: 15 });
});
test('stays silent elsewhere', () => {
  for (const text of ['Bearer null', 'Basic cmFuYTpzM2NyZXQ=', 'Bearer', 'Digest username="x"'])
    expect(said(bearerToken, fieldOf(text, header))).toEqual([]);
  expect(said(bearerToken, fieldOf('Bearer mF_9.B5f-4.1JqM', { path: 'http.header.x-note' }))).toEqual([]);
});
test('what an app carries for all its users signs nobody in', () => {
  const key = ['pk', 'live', 'aB3dE5gH7jK9mN1pQ2sT4vW6'].join('_');
  expect(said(bearerToken, fieldOf(`Bearer ${key}`, header))).toEqual([]);
});

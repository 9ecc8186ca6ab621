import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { isAuthorization, isAuthorizationKey } from './authorization-header.ts';

test('two headers, by their names in any case', () => {
  expect(
    ['Authorization', 'proxy-authorization', 'authorization-info', 'x-authorization'].map(isAuthorizationKey),
  ).toEqual([true, true, false, false]);
});

test('the header, and nothing inside it or called alike', () => {
  const is = (path: string): boolean => isAuthorization(fieldOf('Basic YTpi', { path }));
  expect(is('http.header.authorization')).toBe(true);
  expect(is('http2.header.proxy-authorization')).toBe(true);
  for (const path of [
    'http.header.authorization.ntlm.account',
    'http.header.x-authorization',
    'http.body.authorization',
  ])
    expect(is(path)).toBe(false);
});

import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { said } from './context.fixture.ts';
import { tokenClaim } from './token-claim.ts';

const told = (key: string, value: string, more: Readonly<Record<string, string>> = {}): string[] =>
  said(
    tokenClaim,
    fieldOf(value, {
      key,
      path: `http.header.authorization.jwt.claims.json.${key}`,
      inside: JSON.stringify({ iss: 'https://id.example.org', [key]: value, ...more }),
    }),
  );

test.each([
  ['sub', 'auth0|5f7c8ec7c33c6c004bbafe82', 'account'],
  ['sub', 'rana', 'account'],
  ['nameid', 'E4812393', 'account'],
  ['unique_name', 'rana.khan@posteo.example', 'email'],
  ['upn', 'rana.khan@posteo.example', 'email'],
])('%s of a token: %s', (key, value, type) => {
  expect(told(key, value)).toEqual([`identifier-exposed likely ${type} ${value}`]);
});

test('stays silent on tokens of apps, on nobody, on other claims and elsewhere', () => {
  expect(told('sub', 'k3JdM2QpZ8sVx7TnB1yC@clients')).toEqual([]);
  expect(told('sub', '0oa1b2c3d4', { client_id: '0oa1b2c3d4' })).toEqual([]);
  expect(told('sub', 'system:serviceaccount:default:web')).toEqual([]);
  for (const nobody of ['anonymous', 'admin', 'null', 'x', 'https://id.example.org', 'all users'])
    expect(told('sub', nobody)).toEqual([]);
  expect(told('aud', 'rana')).toEqual([]);
  expect(said(tokenClaim, fieldOf('rana', { key: 'sub', path: 'http.body.json.sub' }))).toEqual([]);
});

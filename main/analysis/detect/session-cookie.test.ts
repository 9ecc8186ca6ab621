import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { said } from './context.fixture.ts';
import { sessionCookie } from './session-cookie.ts';

const cookie = (key: string, value: string) => fieldOf(value, { path: `http.cookie.${key}`, key });

test.each(['PHPSESSID', 'JSESSIONID', 'connect.sid', '__Host-sid', 'ASPSESSIONIDABCDEFGH'])('finds %s', (key) => {
  expect(said(sessionCookie, cookie(key, '31d4d96e407aad42aa10c9'))).toEqual([
    'identifier-exposed likely session-token 31d4d96e407aad42aa10c9',
  ]);
});
test('stays silent on trackers, flags and other places', () => {
  for (const [key, value] of [
    ['_gid', 'GA1.2.123456789.1600000000'],
    ['sid', '1'],
    ['sid', 'deleted'],
    ['csrftoken', '31d4d96e407aad42aa10c9'],
    ['AWSALB', '31d4d96e407aad42aa10c9'],
  ] as const) {
    expect(said(sessionCookie, cookie(key, value)), key).toEqual([]);
  }
  expect(said(sessionCookie, fieldOf('31d4d96e407aad42aa10c9', { path: 'http.query.sid', key: 'sid' }))).toEqual([]);
});

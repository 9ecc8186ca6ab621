import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { said } from './context.fixture.ts';
import { urlLogin } from './url-login.ts';

const login = (text: string, path = 'rtsp.target.url.user') =>
  said(urlLogin, fieldOf(text, { protocol: 'rtsp', path }));

test('a login in front of a host', () => {
  expect(login('rana:s3cret!')).toEqual(['identifier-exposed likely credential rana:s3cret!']);
  expect(login('admin:a:b', 'http.header.referer.url.user')).toEqual([
    'identifier-exposed likely credential admin:a:b',
  ]);
});

test.each(['rana', 'rana:', ':s3cret', 'user:password', 'USERNAME:PASS', '{user}:{password}', 'guest:guest', 'a b:c'])(
  'stays silent on %s',
  (text) => expect(login(text)).toEqual([]),
);

test('stays silent elsewhere', () => expect(login('rana:s3cret!', 'rtsp.target.url.path')).toEqual([]));

import { expect, test } from 'vitest';
import { requestSeen } from './request-seen.ts';

const seen = (target: string, method = 'GET', host: string | null = 'api.example') =>
  requestSeen({ type: 'http-request', method, target, host, userAgent: null });

test('what the request was, without its query', () => {
  expect(seen('/v1/login?user=tom#top', 'POST', 'API.example:8080')).toEqual({
    method: 'POST',
    path: '/v1/login',
    host: 'api.example',
  });
  expect(seen('http://tom:secret@api.example/v1/login')?.path).toBe('/v1/login');
  expect(seen('/')?.path).toBe('/');
});

test.each([
  ['/users/tom/photo', '/users/…/photo'],
  ['/user/login', '/user/login'],
  ['/_matrix/client/v3/login', '/_matrix/client/v3/login'],
  ['/rooms/lighthouse', '/rooms/…'],
  ['/api/v2/4812393/list.json', '/api/v2/…/list.json'],
  ['/x/a1b2c3/y', '/x/…/y'],
  ['/tom@mail.example/inbox', '/…/inbox'],
  ['/m/%74om', '/m/…'],
  ['/Zoë', '/…'],
  [`/${'a'.repeat(40)}`, '/…'],
  ['/file;jsessionid=tom', '/file'],
])('a step that may be somebody’s mark is no word: %s', (target, path) => {
  expect(seen(target)?.path).toBe(path);
});

test('of a long path its beginning', () => {
  expect(seen('/a/b/d/e/f/h/k/l/m/n')?.path).toBe('/a/b/d/e/f/h/k/…');
  expect(seen(`/${'word/'.repeat(2_000)}`)?.path.length).toBeLessThan(60);
});

test('no path, no request; a method of the sender’s own is not told', () => {
  expect(seen('api.example:443', 'CONNECT')).toBeNull();
  expect(seen('/x', 'TOM')).toBeNull();
  expect(seen('*', 'OPTIONS')).toBeNull();
});

test('a host that is none is left out', () => {
  expect(seen('/x', 'GET', '')?.host).toBeNull();
  expect(seen('/x', 'GET', null)?.host).toBeNull();
  expect(seen('/x', 'GET', 'a'.repeat(300))?.host).toBeNull();
});

import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { said } from './context.fixture.ts';
import { keyInPath } from './key-in-path.ts';

const path = (text: string): string[] => said(keyInPath, fieldOf(text, { path: 'http.path' }));

test('the step behind the step that says what it is', () => {
  expect(path('/v1/rooms/m7K2q9R4/typing')).toEqual(['identifier-exposed likely room m7K2q9R4']);
  expect(path('/users/4812393')).toEqual(['identifier-exposed likely account 4812393']);
  expect(path('/user/4812393/rooms/4812394')).toEqual([
    'identifier-exposed likely account 4812393',
    'identifier-exposed likely room 4812394',
  ]);
});

test.each([
  '/users/search',
  '/users/2fa/setup',
  '/rooms/list/4812393',
  '/customers/4812393/a.jpg',
  '/user/avatar.png',
  '/user/1654385180',
  '/users/12',
  '/user/4.12.3',
  '/page/4812393',
  '//4812393',
  '/users/',
])('silent on %s', (text) => expect(path(text)).toEqual([]));

test('only addresses’ paths', () => {
  expect(said(keyInPath, fieldOf('/users/4812393', { path: 'http.query.next', key: 'next' }))).toEqual([]);
  expect(said(keyInPath, fieldOf('/users/4812393', { path: 'unknown.text' }))).toEqual([]);
});

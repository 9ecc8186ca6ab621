import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { createKeyDictionary } from './key-dictionary.ts';
import { isOfGroup, isOfKit, kindBeside } from './key-kind.ts';
import { ROWS } from './rows.fixture.ts';

const keys = createKeyDictionary([
  ...ROWS,
  { type: 'email', keys: ['email'], shape: 'email', strength: 'with-shape', example: '', why: '', sources: [] },
]);
const beside = (inside: string) => kindBeside(fieldOf('4812393', { key: 'id', inside }), keys);

test.each([
  ['{"type":"users","id":"4812393"}', 'users'], // JSON:API
  ['{"id":"4812393","__typename":"User"}', 'User'], // GraphQL
  ['{"__type":"Pointer","className":"_User","id":"4812393"}', '_User'], // Parse
  ['{"object":"chat_room","id":"4812393"}', 'chat_room'],
])('%s is one of %s', (inside, kind) => expect(beside(inside)).toBe(kind));

test('a handle beside an address is a person’s record, unless it tells of something else', () => {
  const person = '"user_name":"rana_k48","email":"rana.khan@posteo.example"';
  expect(beside(`{"id":"4812393",${person}}`)).toBe('user');
  for (const more of ['"total":"9.90"', '"subject":"Help"', '"text":"See you"'])
    expect(beside(`{"id":"4812393",${person},${more}}`)).toBeNull();
  expect(beside('{"id":"4812393","user_name":"rana_k48"}')).toBeNull();
});

test('no kind: what is no word, or stands elsewhere', () => {
  for (const inside of [
    '{"type":"2","id":"4812393"}',
    '{"type":"application/json","id":"4812393"}',
    '{"kind":"calendar#event","id":"4812393"}',
    '{"type":{"a":1},"id":"4812393"}',
    '{"a":{"type":"users"},"b":{"id":"4812393"}}',
  ])
    expect([inside, beside(inside)]).toEqual([inside, null]);
  expect(kindBeside(fieldOf('4812393', { key: 'id' }), keys)).toBeNull();
});

test('an event of a kit that counts uses is known by what such kits add', () => {
  const told = (inside: string) => isOfKit(fieldOf('9e107d9d372bb682', { key: 'token', inside }));
  expect(told('{"token":"9e107d9d372bb682","distinct_id":"4812393"}')).toBe(true);
  expect(told('{"token":"9e107d9d372bb682","$os":"Android"}')).toBe(true);
  expect(told('token=9e107d9d372bb682&distinct_id=4812393')).toBe(true);
  expect(told('{"token":"9e107d9d372bb682","user_id":"4812393"}')).toBe(false);
});

test('traits of a group are no person’s', () => {
  const told = (inside: string, path = 'http.body.json.traits.name') =>
    isOfGroup(fieldOf('Rana Khan', { key: 'name', path, inside }));
  expect(told('{"groupId":"g-17","traits":{"name":"Rana Khan"}}')).toBe(true);
  expect(told('{"type":"group","traits":{"name":"Rana Khan"}}')).toBe(true);
  expect(told('{"userId":"4812393","traits":{"name":"Rana Khan"}}')).toBe(false);
  expect(told('{"groupId":"g-17","user":{"name":"Rana Khan"}}', 'http.body.json.user.name')).toBe(false);
});

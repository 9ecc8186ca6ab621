import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { contextOf, said } from './context.fixture.ts';
import { matrixId } from './matrix-id.ts';

test.each([
  ['@lantern.keeper:chat.example', 'account'],
  ['@lantern:chat.example:8448', 'account'],
  ['!OGEhHVWSdvArJzumhm:chat.example', 'room'],
  ['#harbour-walks:chat.example', 'room'],
])('%s', (text, type) => {
  expect(said(matrixId, fieldOf(text))).toEqual([`identifier-exposed likely ${type} ${text}`]);
});

test('as a step of an address, and no more of it', () => {
  const path = '/_matrix/client/v3/rooms/!OGEhHVWSdvArJzumhm:chat.example/send/m.room.message/7';
  const field = fieldOf(path, { path: 'http.path' });
  const [hit, ...more] = matrixId.inspect(field, contextOf().context);
  expect(more).toEqual([]);
  expect(hit?.part).toEqual({ at: field.at + path.indexOf('!'), length: '!OGEhHVWSdvArJzumhm:chat.example'.length });
});

test.each([
  '$h29iv0s8:chat.example',
  '@media:print',
  '!important',
  '!a:b.example',
  '#top:hover',
  'lantern@chat.example',
  'npm:@scope/name:1.2.3',
  'mail @lantern:chat.example to',
  '@12:30',
])('silent on %s', (text) => {
  expect(said(matrixId, fieldOf(text))).toEqual([]);
});

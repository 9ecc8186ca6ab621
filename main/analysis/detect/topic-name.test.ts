import { expect, test } from 'vitest';
import { fieldOf, type FieldParts } from '../unwrap/field.fixture.ts';
import { said } from './context.fixture.ts';
import { topicName } from './topic-name.ts';

const told = (text: string, key: string | null, more: FieldParts = {}): string[] =>
  said(topicName, fieldOf(text, { protocol: 'websocket', path: 'websocket.text.json[]', key, ...more }));

test.each([
  ['room:4812393', null, 'room 4812393'], // Phoenix, version 2: a list
  ['user:81239301', null, 'account 81239301'],
  ['room:4812393', 'topic', 'room 4812393'], // version 1
  ['private-chat.48123930', 'channel', 'room 48123930'], // Laravel
  ['/topic/rooms/48123930', 'destination', 'room 48123930'], // STOMP
  ['/queue/user.48123930.messages', 'destination', 'account 48123930'],
])('%s under %s', (text, key, line) => expect(told(text, key)).toEqual([`identifier-exposed likely ${line}`]));

test('a line of STOMP that no dissector took apart', () => {
  const line = { protocol: 'unknown', path: 'unknown.text' } as const;
  expect(told('destination:/topic/room.48123930', null, line)).toEqual(['identifier-exposed likely room 48123930']);
  expect(told('room:48123930', null, line)).toEqual([]);
});

test('stays silent on words, wildcards, other names, other places and MQTT', () => {
  for (const [text, key] of [
    ['room:lobby', null],
    ['room:12', null],
    ['user:*', 'topic'],
    ['phoenix:heartbeat', null],
    ['see room:4812393 now', null],
    ['12:30:4812', null],
    ['room:4812393', 'label'],
    ['/topic/prices/48123930', 'destination'],
    ['/topic/rooms/list.json', 'destination'],
  ] as const)
    expect([text, told(text, key)]).toEqual([text, []]);
  expect(told('room:4812393', 'topic', { protocol: 'mqtt', leaf: false })).toEqual([]);
  expect(told('room:4812393', null, { path: 'websocket.text' })).toEqual([]);
  expect(said(topicName, fieldOf(`room:4812393/${'x'.repeat(200)}`, { protocol: 'websocket', key: 'topic' }))).toEqual(
    [],
  );
});

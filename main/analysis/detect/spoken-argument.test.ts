import { expect, test } from 'vitest';
import { fieldOf, type FieldParts } from '../unwrap/field.fixture.ts';
import { said } from './context.fixture.ts';
import { spokenArgument } from './spoken-argument.ts';

const TEXT = 'Keep this out of the minutes';
const LINE = [`message-exposed likely message ${TEXT}`];
const told = (inside: string, key: string | null, more: FieldParts = {}): string[] => {
  const path = key === null ? 'websocket.text.socket-io.json[]' : `websocket.text.json.${key}[]`;
  return said(spokenArgument, fieldOf(TEXT, { protocol: 'websocket', path, key, inside, ...more }));
};

test('tells an argument of what is called as talk is', () => {
  expect(told(`["chat message","${TEXT}"]`, null)).toEqual(LINE);
  expect(told(`{"type":1,"target":"SendMessage","arguments":["r-17","${TEXT}"]}`, 'arguments')).toEqual(LINE);
  expect(told(`{"H":"chathub","M":"Say","A":["${TEXT}"],"I":1}`, 'A')).toEqual(LINE);
});

test('stays silent on other events, programs’ own, answers and other lists', () => {
  expect(told(`["search","${TEXT}"]`, null)).toEqual([]);
  expect(told(`["log message","${TEXT}"]`, null)).toEqual([]);
  expect(told(`["${TEXT}"]`, null)).toEqual([]);
  expect(told(`{"target":"Search","arguments":["${TEXT}"]}`, 'arguments')).toEqual([]);
  expect(told(`{"target":"SendMessage","tags":["${TEXT}"]}`, 'tags')).toEqual([]);
  expect(told(`["chat message","${TEXT}"]`, null, { direction: 'in' })).toEqual([]);
  expect(told(`["chat message","${TEXT}"]`, null, { path: 'websocket.text' })).toEqual([]);
  const event = { protocol: 'websocket', path: 'websocket.text.json[]', inside: '["chat message","x y"]' } as const;
  expect(said(spokenArgument, fieldOf('chat message', event))).toEqual([]);
});

import { expect, test } from 'vitest';
import { fieldOf, type FieldParts } from '../unwrap/field.fixture.ts';
import { said } from './context.fixture.ts';
import { spokenFrame } from './spoken-frame.ts';

const frame = (text: string, more: FieldParts = {}) =>
  said(
    spokenFrame,
    fieldOf(text, {
      protocol: 'websocket',
      path: 'websocket.text',
      chain: ['websocket-mask'],
      unclaimed: true,
      ...more,
    }),
  );

test('finds the bare sentence that a client sent', () => {
  expect(frame('see you at nine')).toEqual(['message-exposed likely message see you at nine websocket-mask']);
  expect(frame('see you', { chain: ['websocket-mask', 'deflate'] })).toHaveLength(1);
});

test('stays silent on commands, data, a server’s words and what was opened further', () => {
  for (const text of ['join room one', 'ping', '42 9', 'a b c=1', 'SUB btc eur']) expect(frame(text)).toEqual([]);
  expect(frame('see you at nine', { chain: [] })).toEqual([]);
  expect(frame('see you at nine', { leaf: false })).toEqual([]);
  expect(frame('see you at nine', { path: 'websocket.binary' })).toEqual([]);
});

import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { chatMessage } from './chat-message.ts';
import { said } from './context.fixture.ts';

test('finds what a person wrote', () => {
  expect(
    said(
      chatMessage,
      fieldOf('see you at 6', { protocol: 'xmpp', path: 'xmpp.message.body', key: 'body', role: 'text' }),
    ),
  ).toEqual(['message-exposed confirmed message see you at 6']);
});
test('stays silent on empty text and on what software wrote', () => {
  expect(said(chatMessage, fieldOf(' \n', { role: 'text' }))).toEqual([]);
  expect(said(chatMessage, fieldOf('see you at 6'))).toEqual([]);
});

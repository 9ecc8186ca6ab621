import { expect, test } from 'vitest';
import { fieldOf, type FieldParts } from '../unwrap/field.fixture.ts';
import { chatField } from './chat-field.ts';
import { said } from './context.fixture.ts';

const sent = (text: string, key = 'text', more: FieldParts = {}) =>
  said(chatField, fieldOf(text, { protocol: 'websocket', path: `websocket.text.json.${key}`, key, ...more }));

test('finds what somebody wrote, in any script', () => {
  for (const text of [
    'see you at nine?',
    'wir treffen uns um 9',
    'файл удалён, ключ у Оли',
    'أراك في التاسعة',
    '… and then: no!',
    'Sí, ¿dónde?',
  ])
    expect(sent(text)).toEqual([`message-exposed likely message ${text}`]);
  for (const key of ['msg_text', 'messageBody', 'content', 'msg']) expect(sent('see you at nine', key)).toHaveLength(1);
  const posted = { protocol: 'http', path: 'http.body.json.text' };
  expect(sent('see you at nine', 'text', posted)).toHaveLength(1);
});

test('stays silent on what programs say', () => {
  for (const text of [
    'ok',
    'typing',
    '12 34',
    'Connection established with broker',
    'Error while loading the page',
    'java.lang.NullPointerException: at com.example.Main',
    'GET /index.html HTTP/1.1',
    '<b>see you</b> at nine',
    'select a from b where c=1',
    '{"a": 1}',
    'subscribe ticker btc',
    'a_b c_d',
  ])
    expect(sent(text)).toEqual([]);
  expect(sent('see you at nine', 'title')).toEqual([]);
  expect(sent('see you at nine', 'text', { direction: 'in' })).toEqual([]);
  const http = { protocol: 'http', path: 'http.body.json.message' };
  expect(sent('see you at nine', 'message', http)).toEqual([]);
  expect(sent('see you at nine', 'text', { protocol: 'http', path: 'http.query.text' })).toEqual([]);
});

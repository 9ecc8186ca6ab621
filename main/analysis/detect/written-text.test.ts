import { expect, test } from 'vitest';
import { isWritten } from './written-text.ts';

test.each([
  'see you at nine?',
  'can’t come today, sorry',
  'You there?',
  'wir treffen uns um 9',
  'файл удалён, ключ у Оли',
  '… and then: no!',
])('a person may have written %s', (text) => expect(isWritten(text)).toBe(true));

test.each([
  '',
  'ok',
  '12 34',
  'Connection established with broker',
  'Error while loading the page',
  'missing parameter name',
  'java.lang.NullPointerException: at com.example.Main',
  'GET /index.html HTTP/1.1',
  'see https://chat.example/ for more',
  '<b>see you</b> at nine',
  'select a from b where c=1',
  'a_b c_d',
  'Fri Feb 19 20:41:11 EET 2016',
])('nobody wrote %s', (text) => expect(isWritten(text)).toBe(false));

test('hostile text is judged at once', () => {
  const text = `${'a'.repeat(40)} `.repeat(100);
  for (let i = 0; i < 500; i++) isWritten(text.replaceAll(' ', '!'));
  expect(isWritten(text)).toBe(false);
});

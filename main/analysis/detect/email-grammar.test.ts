import { expect, test } from 'vitest';
import { isEmailAddress } from './email-grammar.ts';

test.each(['rana@protonmail.com', 'a.b+c@mail.co.in', 'x@a.example.in'])('takes %s', (text) =>
  expect(isEmailAddress(text)).toBe(true),
);
test.each([
  '',
  '@',
  'a@b',
  'user@example.com',
  'x@chat.example',
  'logo@2x.png',
  '.a@b.in',
  'a..b@c.in',
  'a@-b.in',
  'a b@c.in',
  'evtj:h6vY',
  `${'a'.repeat(300)}@x.in`,
])('refuses %s', (text) => {
  expect(isEmailAddress(text)).toBe(false);
});

test('hostile text is judged at once', () => {
  const text = `${'a.'.repeat(120)}@`;
  for (let i = 0; i < 2_000; i++) isEmailAddress(text); // exponential backtracking would never come back
  expect(isEmailAddress(text)).toBe(false);
});

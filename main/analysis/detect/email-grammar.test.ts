import { expect, test } from 'vitest';
import { isAddressedEmail, isEmailAddress } from './email-grammar.ts';

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

test('where a field says that it is an address, more domains count', () => {
  for (const text of ['rana@protonmail.com', 'rana@example.org', 'rana@chat.example', 'rana@mail.local'])
    expect(isAddressedEmail(text)).toBe(true);
  for (const text of ['user@example.com', 'Your@example.com', 'logo@2x.png', 'a@b', `${'a'.repeat(300)}@x.test`, ''])
    expect(isAddressedEmail(text)).toBe(false);
});

test('hostile text is judged at once', () => {
  const text = `${'a.'.repeat(120)}@`;
  for (let i = 0; i < 2_000; i++) isEmailAddress(text); // exponential backtracking would never come back
  expect(isEmailAddress(text)).toBe(false);
});

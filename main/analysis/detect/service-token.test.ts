import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { contextOf, said } from './context.fixture.ts';
import { serviceToken } from './service-token.ts';

/** Invented letters; written in two halves, so that nobody's search for leaked keys stops at this file. */
const LETTERS = 'aB3dE5gH7jK9mN1pQ2sT4vW6xY8zA0cD2eF4gH6iJ8kL0mN2oP4qR6sT8uV0';
const letters = (count: number): string => LETTERS.slice(0, count);
const join = (...parts: readonly string[]): string => parts.join('');
const key = (beginning: string, count: number): string => join(beginning, letters(count));
/** `968556348390391859`, in base64. */
const DISCORD = `OTY4NTU2MzQ4MzkwMzkxODU5.G49NjP.${letters(38)}`;
const TELEGRAM = `123456789:${letters(35)}`;
const SENDGRID = `SG.${letters(22)}.${letters(43)}`;

test.each([
  ['credential', key(join('ghp', '_'), 36)],
  ['session-token', key(join('gho', '_'), 36)],
  ['credential', join('github', '_pat_', letters(22), '_', letters(59))],
  ['credential', key(join('glpat', '-'), 20)],
  ['credential', join('xoxb', '-123456789012-1234567890123-', letters(24))],
  ['session-token', join('xoxp', '-123456789012-123456789012-', letters(24))],
  ['credential', key(join('sk_', 'live_'), 24)],
  ['credential', key(join('rk_', 'live_'), 24)],
  ['credential', `sk.eyJ${letters(40)}.${letters(22)}`],
  ['credential', SENDGRID],
  ['credential', TELEGRAM],
  ['credential', DISCORD],
])('finds a %s by its form', (type, raw) => {
  expect(said(serviceToken, fieldOf(raw, { key: 'x' }))).toEqual([`identifier-exposed likely ${type} ${raw}`]);
});

test('finds it behind the word for it in a header, and in the address of a question', () => {
  const header = fieldOf(`Bot ${DISCORD}`, { path: 'http.header.authorization', key: 'Authorization' });
  expect(said(serviceToken, header)).toEqual([`identifier-exposed likely credential ${DISCORD}`]);
  expect(serviceToken.inspect(header, contextOf().context)[0]?.part).toEqual({
    at: header.at + 4,
    length: DISCORD.length,
  });
  for (const path of [`/bot${TELEGRAM}/getMe`, `/file/bot${TELEGRAM}/photos/1.jpg`])
    expect(said(serviceToken, fieldOf(path, { path: 'http.path' }))).toEqual([
      `identifier-exposed likely credential ${TELEGRAM}`,
    ]);
});

test('the name that its sender gave says which of the two it is', () => {
  const raw = key(join('ghp', '_'), 36);
  expect(said(serviceToken, fieldOf(raw, { key: 'access_token' }))).toEqual([
    `identifier-exposed likely session-token ${raw}`,
  ]);
});

test.each([
  key('AIza', 35), // the app's own, for maps
  key(join('pk_', 'live_'), 24), // fit for the public
  key(join('sk_', 'test_'), 24), // opens nothing
  `pk.eyJ${letters(40)}.${letters(22)}`,
  'AKIAIOSFODNN7EXAMPLE', // a key's name, in every link to a file
  `AC${letters(30)}`,
  key(join('ghp', '_'), 20),
  join('ghp', '_', 'x'.repeat(36)), // a manual's
  `sk.ereg.${letters(22)}`,
  'SG.1234.5678',
  'github.com/example/repository-with-a-name',
  'token of thanks for all the work you did here',
  'gh-pages and other branches of the repository',
  '2026-11-25T10:11:12.123456789+01:00',
  '1764000000:192.0.2.10:50000:198.51.100.20:443x',
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML)',
  'Mjg4NzYwMjQxMzYzODc3ODg4.C_ikow.short',
  `Nabcdefghijklmnopqrstuvw.G49NjP.${letters(38)}`, // no number in it
])('stays silent on %s', (raw) => {
  expect(said(serviceToken, fieldOf(raw, { key: 'x' }))).toEqual([]);
});

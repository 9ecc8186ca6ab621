import { expect, test } from 'vitest';
import { base64Lines } from './base64-lines.ts';
import { fieldOf, openAll, openHostile } from './field.fixture.ts';

const WORDS = 'meet me at the harbour at nine, and bring the papers';
const coded = Buffer.from(WORDS).toString('base64');
const LINES = `${coded.slice(0, 20)}\r\n${coded.slice(20, 40)}\r\n${coded.slice(40)}`;

test('reads the real one', () => {
  expect(openAll(base64Lines, fieldOf(LINES)).seen).toMatchObject([
    { path: '', text: WORDS, behind: LINES.replace(/=+$/, '') },
  ]);
});

test('every truncation yields a prefix and a reason', () => {
  for (let length = 2; length < LINES.length; length++) {
    const { seen } = openAll(base64Lines, fieldOf(LINES.slice(0, length)));
    for (const { text } of seen) expect(WORDS.startsWith(text)).toBe(true);
    if (!LINES.slice(0, length).endsWith('=') && length > 4) expect(seen).toHaveLength(1);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => openHostile(base64Lines, LINES));

test('a part stands where it was sent, without the line break in front of it', () => {
  const field = fieldOf(LINES);
  base64Lines.open(
    field,
    ({ locate }) => {
      const span = locate({ at: 15, length: 3 });
      expect(LINES.slice(span.at - field.at, span.at - field.at + span.length)).toBe(coded.slice(20, 24));
    },
    { octets: 1000 },
  );
});

test('opens only what is declared', () => {
  expect(base64Lines.recognise(fieldOf(LINES))).toBe(0);
  expect(openAll(base64Lines, fieldOf('not base64!')).opened).toBe(false);
});

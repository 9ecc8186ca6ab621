import { expect, test } from 'vitest';
import { fieldOf, openAll, openHostile } from './field.fixture.ts';
import { quotedPrintable } from './quoted-printable.ts';

/** The shape of RFC 2045 section 6.7, rules 1 and 5. */
const LETTER = 'Caf=C3=A9 at ni=\r\nne, pay 3 =3D 2 + 1=\nnow';

test('reads the real one', () => {
  const { seen } = openAll(quotedPrintable, fieldOf(LETTER));
  expect(seen).toMatchObject([{ path: '', text: 'Café at nine, pay 3 = 2 + 1now', behind: LETTER }]);
});

test('a part stands where it was sent: a soft break in front of it is not its own', () => {
  const field = fieldOf(LETTER);
  const found: string[] = [];
  quotedPrintable.open(
    field,
    ({ locate }) => {
      for (const part of [
        { at: 3, length: 2 },
        { at: 11, length: 2 },
        { at: 9, length: 4 },
      ]) {
        const span = locate(part);
        found.push(LETTER.slice(span.at - field.at, span.at - field.at + span.length));
      }
    },
    { octets: 1000 },
  );
  expect(found).toEqual(['=C3=A9', 'ne', 'ni=\r\nne']);
});

test('every truncation yields a prefix and a reason', () => {
  for (let length = 0; length < LETTER.length; length++) {
    const { seen } = openAll(quotedPrintable, fieldOf(LETTER.slice(0, length)));
    for (const { text } of seen)
      expect('Café at nine, pay 3 = 2 + 1now'.startsWith(text.replace(/[=Ã].{0,2}$/s, ''))).toBe(true);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => openHostile(quotedPrintable, LETTER));

test('opens only what is declared, and what holds no escape stays as it is', () => {
  expect(quotedPrintable.recognise(fieldOf('a=C3=A9'))).toBe(0);
  expect(openAll(quotedPrintable, fieldOf('E = mc2, and =ZZ')).opened).toBe(false);
});

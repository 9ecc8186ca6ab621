import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { said } from './context.fixture.ts';
import { phoneNumber } from './phone-number.ts';

test.each([
  ['tel:+1-201-555-0123', '+1-201-555-0123'], // RFC 3966 section 6
  ['493023125123@s.whatsapp.net', '493023125123'],
  ['+49 30 23125123', '+49 30 23125123'],
  ['493023125123:12@s.whatsapp.net', '493023125123'],
])('finds the number in %s', (text, number) =>
  expect(said(phoneNumber, fieldOf(text))).toEqual([`identifier-exposed likely phone ${number}`]),
);
test.each([
  '493023125123',
  'tel:7042;phone-context=example.com',
  'tel:+',
  '+1700000000000',
  '+49 30 23125123 or so',
  '1470104377@s.whatsapp.net',
  '12345-1470104377@g.us',
  'telephone: +49 30 23125123',
])('stays silent on %s', (text) => {
  expect(said(phoneNumber, fieldOf(text))).toEqual([]);
});

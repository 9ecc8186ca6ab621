import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { contextOf, said } from './context.fixture.ts';
import { localPhoneNumber } from './local-phone-number.ts';

/** What it says with a session in this country. */
function heardIn(country: string | null, text: string, key = 'phone'): number {
  return localPhoneNumber.inspect(fieldOf(text, { key }), { ...contextOf().context, country }).length;
}

test('finds a short number, and one that could be a time, where the country’s plan knows it', () => {
  // The library's own example of Solomon Islands; a number that Bundesnetzagentur keeps for fiction.
  expect(heardIn('SB', '7421234')).toBe(1);
  expect(heardIn('DE', '1713920001')).toBe(1);
  expect(heardIn('US', '7421234')).toBe(0);
  expect(heardIn(null, '7421234')).toBe(0);
});

test('the country that stands beside it counts before the session’s', () => {
  const beside = (inside: string, text: string, key = 'phone'): string[] =>
    said(localPhoneNumber, fieldOf(text, { key, inside }));
  expect(beside('{"country_code":"+49","phone":"1713920001"}', '1713920001')).toEqual([
    'identifier-exposed likely phone 1713920001',
  ]);
  expect(beside('cc=677&phone=7421234', '7421234')).toHaveLength(1);
  expect(beside('{"countryCode":"sb","phone":"7421234"}', '7421234')).toHaveLength(1);
  expect(beside('{"countryCode":"1","nationalNumber":"2015550123"}', '2015550123', 'nationalNumber')).toHaveLength(1);
  expect(beside('{"prefix":"Mr","phone":"7421234"}', '7421234')).toEqual([]);
  expect(beside('{"countryCode":"1","phone":"7421234"}', '7421234')).toEqual([]);
});

test('stays silent where the name does not say phone, and on what key-name tells', () => {
  expect(localPhoneNumber.needs?.named?.('order', contextOf().context)).toBe(false);
  expect(localPhoneNumber.needs?.named?.('phone', contextOf().context)).toBe(true);
  expect(heardIn('DE', '017139200012')).toBe(0);
  expect(heardIn('DE', '0000000')).toBe(0);
  expect(heardIn('DE', '17139x20001')).toBe(0);
});

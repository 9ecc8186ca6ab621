import { expect, test } from 'vitest';
import { isInternationalNumber, isNationalNumber } from './phone-grammar.ts';

test('a number in full, in groups or not', () => {
  // Numbers kept for fiction: Ofcom's, Bundesnetzagentur's, ACMA's, and NANP's 555-01xx; and the library's own examples of
  // small countries, whose numbers are short.
  for (const text of [
    '+442079460958',
    '+49 30 23125123',
    '+12015550123',
    '+1 (201) 555-0123',
    '+61491570156',
    '+677 7421234',
    '+247 40123',
    '+447700900987',
  ])
    expect(isInternationalNumber(text), text).toBe(true);
});

test('what only looks like one', () => {
  for (const text of [
    '+0800',
    '442079460958',
    '+1700000000000',
    '+11115550123',
    '+999123456789',
    '+00000000000',
    '+3.14159265',
    '+4420794x0958',
    '+210123456789',
    '+4444444444444444',
    '+49 30 23125123 or so',
    '+20251125',
    '+123456789',
  ])
    expect(isInternationalNumber(text), text).toBe(false);
});

test('most signed numbers are no telephone numbers', () => {
  // Of ten digits four in ten have a code with the right length behind it, of fifteen two; with the codes alone it was eight.
  let seed = 7;
  const next = (): number => (seed = (seed * 48_271) % 2_147_483_647);
  const share = (digits: number): number => {
    let fit = 0;
    for (let i = 0; i < 500; i++) {
      let text = `+${1 + (next() % 9)}`;
      while (text.length <= digits) text += next() % 10;
      if (isInternationalNumber(text)) fit++;
    }
    return fit / 500;
  };
  expect(share(10)).toBeLessThan(0.45);
  expect(share(15)).toBeLessThan(0.3);
});

test('a number as it is dialled at home', () => {
  expect(isNationalNumber('(201) 555-0123', 'US')).toBe(true);
  expect(isNationalNumber('0171 3920001', 'DE')).toBe(true);
  expect(isNationalNumber('1713920001', 'DE')).toBe(true);
  expect(isNationalNumber('7421234', 'SB')).toBe(true);
  expect(isNationalNumber('7421234', 'US')).toBe(false);
  expect(isNationalNumber('2015550123', 'XX')).toBe(false);
  expect(isNationalNumber('1.713920001', 'DE')).toBe(false);
  expect(isNationalNumber('+12015550123', 'US')).toBe(false);
});

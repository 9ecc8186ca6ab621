import { expect, test } from 'vitest';
import {
  ALL_SIGNS,
  AT,
  BRACKET,
  BySigns,
  CONTROL,
  DIGIT,
  DOT,
  HIGH,
  HEX_LETTER,
  JOINER,
  LATER_LETTER,
  meets,
  OTHER,
  signsOf,
  SPACE,
  UNKNOWN_SIGNS,
} from './signs.ts';
import { encodeUtf8 } from './text.ts';

const signs = (text: string): number => signsOf(encodeUtf8(text), 0, encodeUtf8(text).length);

test('says which kinds of octets there are', () => {
  expect(signs('')).toBe(0);
  expect(signs('tom@a1.b')).toBe(HEX_LETTER | LATER_LETTER | DIGIT | AT | DOT);
  expect(signs('a-b c(')).toBe(HEX_LETTER | JOINER | SPACE | BRACKET);
  expect([signs('fF'), signs('gG'), signs('zZ')]).toEqual([HEX_LETTER, LATER_LETTER, LATER_LETTER]);
  expect(signs('\n,é')).toBe(CONTROL | OTHER | HIGH);
  expect(signsOf(new Uint8Array(2000), 0, 2000)).toBe(UNKNOWN_SIGNS);
  expect(signsOf(encodeUtf8('..9'), 2, 1)).toBe(DIGIT);
});

test('every octet has one kind', () => {
  for (let octet = 0; octet < 256; octet++) {
    const kind = signsOf(Uint8Array.of(octet), 0, 1);
    expect([kind, kind & (kind - 1)]).toEqual([kind, 0]);
    expect(kind & ALL_SIGNS).toBeGreaterThan(0);
  }
});

test('a rule is asked only where its needs are met', () => {
  const needs = { least: 3, some: AT | DOT, none: SPACE };
  expect(meets(undefined, 0, 0)).toBe(true);
  expect(meets(needs, 3, LATER_LETTER | AT)).toBe(true);
  expect(meets(needs, 2, LATER_LETTER | AT)).toBe(false);
  expect(meets(needs, 3, LATER_LETTER)).toBe(false);
  expect(meets(needs, 3, LATER_LETTER | AT | SPACE)).toBe(false);
  expect(meets(needs, 3, UNKNOWN_SIGNS)).toBe(true);
});

test('rules by signs are those that meet says, but for the length', () => {
  const rules = [{ id: 1 }, { id: 2, needs: { some: AT } }, { id: 3, needs: { none: SPACE, least: 99 } }];
  const bySigns = new BySigns(rules);
  for (const signs of [UNKNOWN_SIGNS, 0, AT, SPACE | AT, LATER_LETTER])
    for (let round = 0; round < 2; round++)
      expect(bySigns.of(signs)).toEqual(rules.filter(({ needs }) => meets(needs, 1000, signs)));
});

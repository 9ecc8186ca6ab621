import { expect, test } from 'vitest';
import { AddressTexts } from './address-texts.ts';
import { ip4Text, ipText } from '../bytes/address.ts';

test('gives the right text, the first time and again, also where many share a place', () => {
  const texts = new AddressTexts();
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < 5000; i++) {
      const word = Math.imul(i, 0x01000193);
      expect(texts.of(4, 0, 0, 0, word)).toBe(ip4Text(word));
    }
  }
});

test('versions do not mix', () => {
  const texts = new AddressTexts();
  expect(texts.of(4, 0, 0, 0, 1)).toBe('0.0.0.1');
  expect(texts.of(6, 0, 0, 0, 1)).toBe('::1');
  expect(texts.of(4, 0, 0, 0, 1)).toBe('0.0.0.1');
  expect(texts.of(6, 0x20010db8, 0, 0, 1)).toBe(ipText(6, 0x20010db8, 0, 0, 1));
});

test('the all-zero address is not taken for an empty place', () => {
  expect(new AddressTexts().of(4, 0, 0, 0, 0)).toBe('0.0.0.0');
});

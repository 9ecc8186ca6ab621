import { expect, test } from 'vitest';
import { foldAscii, valueOctets } from './value-octets.ts';

const formsOf = (raw: string, type: 'account' | 'person-name' | 'email' | 'phone' = 'account') =>
  valueOctets({ raw, type }).map((octets) => octets.toString('latin1'));

test('text: UTF-8, UTF-16 of both orders, percent, hex, base64', () => {
  const forms = formsOf('Anna B. Müller', 'person-name');
  const fold = (text: string) => foldAscii(Buffer.from(text, 'latin1')).toString('latin1');
  for (const form of [
    Buffer.from('anna b. müller').toString('latin1'),
    Buffer.from('anna b. müller', 'utf16le').toString('latin1'),
    Buffer.from('anna b. müller', 'utf16le').swap16().toString('latin1'),
    'anna%20b.%20m%c3%bcller',
    'anna+b.+m%c3%bcller',
    Buffer.from('Anna B. Müller').toString('hex'),
    fold(Buffer.from('Anna B. Müller').toString('base64').replace(/=+$/, '')),
  ]) {
    expect(forms).toContain(form);
  }
});

test('a whole number: decimal text, and 4 and 8 octets of either order', () => {
  const forms = formsOf('48123493');
  const octets = [0x02, 0xde, 0x4e, 0x65]; // 48123493
  expect(forms).toContain('48123493');
  const wide = [0, 0, 0, 0, ...octets];
  for (const form of [octets, [...octets].reverse(), wide, [...wide].reverse()])
    expect(forms).toContain(foldAscii(Uint8Array.from(form)).toString('latin1'));
});

test('a telephone number without what people write between its digits', () => {
  expect(formsOf('+91 98765 43210', 'phone')).toContain('919876543210');
});

test('other bytes, as the engine writes them', () => {
  expect(formsOf('hex:00ff10ab')).toContain(foldAscii(Uint8Array.of(0x00, 0xff, 0x10, 0xab)).toString('latin1'));
});

test('nothing so short that chance would find it, and nothing twice', () => {
  const forms = formsOf('Al');
  expect(forms.every((form) => form.length >= 4)).toBe(true);
  expect(new Set(formsOf('48123493')).size).toBe(formsOf('48123493').length);
  expect(formsOf('')).toEqual([]);
});

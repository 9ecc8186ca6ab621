import { expect, test } from 'vitest';
import { hexDigitsOf, numberForms, significantBits, wholeNumber } from './number-forms.ts';

const forms = (...args: Parameters<typeof numberForms>): string[] =>
  numberForms(...args).map(({ name, octets }) => `${name} ${Buffer.from(octets).toString('hex')}`);

test('five to seven octets only where the number fills them', () => {
  expect(forms('account', '490154203237518')).toEqual([
    'u56le 8e4c2bebcabd01',
    'u56be 01bdcaeb2b4c8e',
    'u64le 8e4c2bebcabd0100',
    'u64be 0001bdcaeb2b4c8e',
    'varint 8e99add9aeb96f',
    'bcd-digits 0490154203237518',
    'bcd-digits 4009512430325781',
    'bcd-digits 490154203237518f',
    'bcd-digits 94104502237315f8', // as 3GPP writes an IMEI
  ]);
});

test('a device’s number, a network card’s address and a UUID as the octets they stand for', () => {
  expect(forms('device-id', 'AA:BB:CC:00:11:22')).toEqual(['octets aabbcc001122']);
  expect(forms('device-id', '00112233-4455-6677-8899-aabbccddeeff')).toEqual([
    'octets 00112233445566778899aabbccddeeff',
    'octets 33221100554477668899aabbccddeeff',
  ]);
  for (const other of ['abcdef', 'rana', 'deadbeef-or-not', '12:34', '']) expect(forms('device-id', other)).toEqual([]);
});

test('digits of a whole number', () => {
  expect(wholeNumber('phone', '+49 (30) 23')).toBe('493023');
  expect(wholeNumber('account', '49 30')).toBeNull();
  expect(hexDigitsOf('123456789012')).toBeNull(); // a number
});

test('filler octets surprise little', () => {
  expect(significantBits(Uint8Array.of(0x69, 0x6e, 0x49, 0))).toBe(26);
  expect(significantBits(Uint8Array.of(0xff, 0, 0x80, 1))).toBe(20);
});

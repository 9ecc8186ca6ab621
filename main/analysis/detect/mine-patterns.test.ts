import { expect, test } from 'vitest';
import { minePatterns, significantBits } from './mine-patterns.ts';

const forms = (kind: Parameters<typeof minePatterns>[0][number]['kind'], value: string): string[] =>
  minePatterns([{ kind, value }]).map(
    ({ chain, octets, anywhere }) =>
      `${chain.join() || 'typed'} ${Buffer.from(octets).toString('hex')}${anywhere ? '' : ' whole'}`,
  );

test('a whole number: as typed, and as 4 or 8 octets of either byte order', () => {
  expect(forms('account', '4812393')).toEqual([
    'typed 34383132333933',
    'u32le 696e4900',
    'u32be 00496e69',
    'u64le 696e490000000000',
    'u64be 0000000000496e69',
  ]);
});

test('what does not fit is left out', () => {
  expect(forms('account', '4294967296').map((form) => form.split(' ')[0])).toEqual(['typed', 'u64le', 'u64be']);
  expect(forms('account', '18446744073709551616').map((form) => form.split(' ')[0])).toEqual(['typed']);
  expect(forms('account', '48123')).toEqual(['typed 3438313233 whole']);
  expect(forms('room', 'm7Kq2xR9')).toEqual(['typed 6d374b7132785239']);
});

test('signs, zeros and a telephone’s spaces give a decimal form', () => {
  expect(forms('phone', '+49 (30) 23125-123')[1]).toBe('decimal 343933303233313235313233');
  expect(forms('account', '0048').slice(0, 2)).toEqual(['typed 30303438 whole', 'decimal 3438 whole']);
  expect(forms('room', '12-34-56')).toHaveLength(1); // only telephones are written so
});

test('equal forms stand once', () => {
  expect(forms('account', '286331153').map((form) => form.split(' ')[0])).toEqual(['typed', 'u32le', 'u64le', 'u64be']); // 0x11111111
});

test('filler octets surprise little', () => {
  expect(significantBits(Uint8Array.of(0x69, 0x6e, 0x49, 0))).toBe(26);
  expect(significantBits(Uint8Array.of(0xff, 0, 0x80, 1))).toBe(20);
});

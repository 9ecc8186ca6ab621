import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { minePatterns, weakPatterns } from './mine-patterns.ts';

type Kind = Parameters<typeof minePatterns>[0][number]['kind'];

/** Forms as typed and as numbers: what needs no encoding. */
const forms = (kind: Kind, value: string): string[] =>
  minePatterns([{ kind, value }])
    .filter(
      ({ sort, beside, chain }) =>
        (sort === 'number' && chain.length === 1) || (beside === 'octets' && (chain[0] ?? 'decimal') === 'decimal'),
    )
    .filter(({ sort }) => sort !== 'checksum')
    .map(
      ({ chain, octets, anywhere }) =>
        `${chain.join() || 'typed'} ${Buffer.from(octets).toString('hex')}${anywhere ? '' : ' whole'}`,
    );
const namesOf = (kind: Kind, value: string): (string | undefined)[] =>
  forms(kind, value).map((form) => form.split(' ')[0]);

test('a whole number: as typed, in 4 or 8 octets of either byte order, and as Protocol Buffers write it', () => {
  expect(forms('account', '4812393')).toEqual([
    'typed 34383132333933',
    'u32le 696e4900',
    'u32be 00496e69',
    'u64le 696e490000000000',
    'u64be 0000000000496e69',
    'varint e9dca502',
  ]);
});

test('what does not fit is left out', () => {
  expect(namesOf('account', '4294967296')).toEqual([
    'typed',
    'u40le',
    'u40be',
    'u64le',
    'u64be',
    'varint',
    'bcd-digits',
    'bcd-digits',
  ]);
  expect(namesOf('account', '18446744073709551616')).toEqual(['typed', 'bcd-digits', 'bcd-digits']);
  expect(forms('account', '48123')).toEqual(['typed 3438313233 whole']);
  expect(forms('room', 'm7Kq2xR9')).toEqual(['typed 6d374b7132785239']);
});

test('signs, zeros and a telephone’s spaces give a decimal form', () => {
  expect(forms('phone', '+49 (30) 23125-123')[1]).toBe('decimal 343933303233313235313233');
  expect(forms('phone', '+49 (30) 23125-123')[2]).toBe('typed 2b343933303233313235313233');
  expect(forms('account', '0048').slice(0, 2)).toEqual(['typed 30303438 whole', 'decimal 3438 whole']);
  expect(forms('room', '12-34-56')).toHaveLength(1); // only telephones are written so
});

test('equal forms stand once', () => {
  expect(namesOf('account', '286331153')).toEqual(['typed', 'u32le', 'u64le', 'u64be', 'varint']); // 0x11111111
  const all = minePatterns([{ kind: 'person-name', value: '拉娜小姐' }]).map(
    ({ octets, isFolded }) => `${isFolded} ${Buffer.from(octets).toString('hex')}`,
  );
  expect(new Set(all).size).toBe(all.length);
});

test('hashes: of the value trimmed, in lower case, a telephone number with and without its plus', () => {
  const has = (kind: Kind, value: string, name: string, text: string): boolean =>
    minePatterns([{ kind, value }]).some(
      ({ chain, octets }) =>
        chain.join() === name && Buffer.from(octets).equals(createHash(name).update(text).digest()),
    );
  for (const name of ['md5', 'sha1', 'sha256', 'sha512']) {
    expect(has('email', ' Rana@Mail.in', name, 'rana@mail.in')).toBe(true);
    expect(has('email', ' Rana@Mail.in', name, 'Rana@Mail.in')).toBe(true);
    for (const text of ['+91 98765 43210', '+919876543210', '919876543210'])
      expect(has('phone', '+91 98765 43210', name, text)).toBe(true);
    expect(has('device-id', 'AA:BB:CC:00:11:22', name, 'aabbcc001122')).toBe(true);
    expect(has('account', '123', name, '123')).toBe(false); // anybody's
  }
});

test('many and long values stay bounded', () => {
  const many = Array.from({ length: 300 }, (_, i) => ({ kind: 'account', value: `someone-${i}@example.org` }) as const);
  const patterns = minePatterns(many);
  expect(new Set(patterns.map(({ mineIndex }) => mineIndex)).size).toBe(200);
  expect(patterns.length).toBeLessThan(150_000);
  const long = minePatterns([{ kind: 'message', value: 'ж'.repeat(4_096) }]);
  expect(Math.max(...long.map(({ octets }) => octets.length))).toBeLessThan(1_024);
});

test('what chance may meet is counted: numbers of at most five octets', () => {
  expect(weakPatterns(minePatterns([{ kind: 'account', value: '481239301' }]))).toBe(5);
  expect(weakPatterns(minePatterns([{ kind: 'room', value: 'm7Kq2xR9' }]))).toBe(0);
});

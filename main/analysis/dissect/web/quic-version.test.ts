import { expect, test } from 'vitest';
import { isReserved, versionOf } from './quic-version.ts';

test('knows the versions that are read, and no other', () => {
  for (const number of [1, 0x6b3343cf, 0xff000016, 0xff000022, 0xfaceb002, 0x51303530, 0x54303531, 0x1a2a3a4a])
    expect([number, versionOf(number)?.salt?.length]).toEqual([number, 20]);
  for (const number of [0, 2, 0xff000015, 0xff000023, 0x51303436, 0x51303433, 0xffffffff, 0x47455420])
    expect([number, versionOf(number)]).toEqual([number, null]);
});

test('drafts change their salt at 23, 29 and 33', () => {
  const salts = Array.from({ length: 13 }, (_, i) => versionOf(0xff000000 + 22 + i)?.salt);
  expect(salts.map((salt) => new Set(salts).size && salts.indexOf(salt))).toEqual([
    0, 1, 1, 1, 1, 1, 1, 7, 7, 7, 7, 11, 11,
  ]);
  expect(versionOf(0xff000022)?.salt).toBe(versionOf(1)?.salt);
});

test('version 2 numbers its packets otherwise', () => {
  expect(versionOf(0x6b3343cf)?.types).toEqual(['retry', 'initial', 'zero-rtt', 'handshake']);
  expect(isReserved(0xfacaba0a)).toBe(true);
  expect(isReserved(0xfaceb00a)).toBe(false);
});

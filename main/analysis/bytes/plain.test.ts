import { expect, test } from 'vitest';
import { i32be, i32le, u16be, u16le, u32be, u32le } from './plain.ts';

const bytes = Uint8Array.of(0xfe, 0xdc, 0xba, 0x98, 0x76);

test('reads both byte orders', () => {
  expect([u16be(bytes, 0), u16le(bytes, 0)]).toEqual([0xfedc, 0xdcfe]);
  expect([u32be(bytes, 0), u32le(bytes, 0)]).toEqual([0xfedcba98, 0x98badcfe]);
  expect([i32be(bytes, 0), i32le(bytes, 0)]).toEqual([0xfedcba98 | 0, 0x98badcfe | 0]);
  expect(i32be(bytes, 1)).toBe(0xdcba9876 | 0);
});

test('octets past the end read as 0', () => {
  expect(u16be(bytes, 4)).toBe(0x7600);
  expect(u32le(bytes, 4)).toBe(0x76);
  expect(u32be(bytes, 99)).toBe(0);
});

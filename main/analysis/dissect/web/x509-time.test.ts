import { expect, test } from 'vitest';
import { x509Time } from './x509-time.ts';

const time = (tag: number, text: string) => x509Time(tag, Uint8Array.from(Buffer.from(text)), 0, text.length);
const UTC = 23;
const GENERALIZED = 24;

test('reads both forms as RFC 3339', () => {
  expect(time(UTC, '491231235959Z')).toBe('2049-12-31T23:59:59Z');
  expect(time(UTC, '500101000000Z')).toBe('1950-01-01T00:00:00Z');
  expect(time(UTC, '2401020304Z')).toBe('2024-01-02T03:04:00Z');
  expect(time(GENERALIZED, '20500101000000Z')).toBe('2050-01-01T00:00:00Z');
  expect(time(GENERALIZED, '20500101000000.25Z')).toBe('2050-01-01T00:00:00.25Z');
});

test('keeps an offset as sent', () => {
  expect(time(UTC, '240102030405+0530')).toBe('2024-01-02T03:04:05+05:30');
});

test('a local time, another type or no time is none', () => {
  for (const text of ['240102030405', 'today', '', '9'.repeat(60)]) expect(time(UTC, text)).toBeNull();
  expect(time(GENERALIZED, '240102030405Z')).toBeNull();
  expect(time(19, '240102030405Z')).toBeNull();
});

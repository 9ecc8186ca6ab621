import { expect, test } from 'vitest';
import { hasNetRaw } from './permission.ts';

test('reads the one bit that lets a process record', () => {
  expect(hasNetRaw('CapPrm:\t000001ffffffffff\nCapEff:\t0000000000002000\n')).toBe(true);
  expect(hasNetRaw('CapPrm:\t0000000000002000\nCapEff:\t0000000000000000\n')).toBe(false);
  expect(hasNetRaw('CapEff:\t000001ffffffdfff\n')).toBe(false);
  expect(hasNetRaw('')).toBe(false);
});

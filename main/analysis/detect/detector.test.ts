import { expect, test } from 'vitest';
import { AT, LETTER } from '../bytes/signs.ts';
import { type Detector, mayAsk, NONE } from './detector.ts';

const asked = (needs: Detector['needs'], role: 'value' | 'text' = 'value'): boolean =>
  mayAsk({ id: 'a', version: 1, inspect: () => NONE, ...(needs && { needs }) }, role, 5, LETTER | AT);

test('a detector is asked unless one of its needs is not met', () => {
  expect(asked(undefined)).toBe(true);
  expect([asked({ some: AT }), asked({ least: 6 })]).toEqual([true, false]);
  expect([asked({ role: 'text' }), asked({ role: 'text' }, 'text')]).toEqual([false, true]);
});

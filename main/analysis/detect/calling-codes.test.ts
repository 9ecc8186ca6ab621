import { expect, test } from 'vitest';
import { isInternationalNumber } from './calling-codes.ts';

test('a number in full, in groups or not', () => {
  // Numbers kept for fiction: Ofcom's, Bundesnetzagentur's, ACMA's, and NANP's 555-01xx.
  for (const text of ['+442079460958', '+49 30 23125123', '+12015550123', '+1 (201) 555-0123', '+61491570156'])
    expect(isInternationalNumber(text), text).toBe(true);
});

test('what only looks like one', () => {
  for (const text of [
    '+0800',
    '442079460958',
    '+1700000000000',
    '+11115550123',
    '+999123456789',
    '+00000000000',
    '+3.14159265',
    '+4420794x0958',
    '+210123456789',
    '+4444444444444444',
  ])
    expect(isInternationalNumber(text), text).toBe(false);
});

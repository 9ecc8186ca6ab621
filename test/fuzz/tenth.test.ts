import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { tenthOfCommit } from './tenth.ts';

test('without git it is a fixed tenth, and says so', () => {
  expect(tenthOfCommit(tmpdir())).toEqual({ digit: 0, told: expect.stringContaining('there is no git here') });
});

test('is one of ten, and says how it was chosen', () => {
  const { digit, told } = tenthOfCommit();
  expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]).toContain(digit);
  expect(told).toContain(`tenth ${digit} of 0 to 9`);
});

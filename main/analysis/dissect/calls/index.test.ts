import { expect, test } from 'vitest';
import { calls } from './index.ts';

test('lists its dissectors once', () => {
  expect(new Set(calls.map(({ name }) => name)).size).toBe(calls.length);
  expect(calls.length).toBeGreaterThan(0);
});

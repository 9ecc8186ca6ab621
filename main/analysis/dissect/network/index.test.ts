import { expect, test } from 'vitest';
import { network } from './index.ts';

test('lists its dissectors once', () => {
  expect(new Set(network.map(({ name }) => name)).size).toBe(network.length);
  expect(network.length).toBeGreaterThan(0);
});

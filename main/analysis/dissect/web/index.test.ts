import { expect, test } from 'vitest';
import { web } from './index.ts';

test('lists its dissectors once', () => {
  expect(new Set(web.map(({ name }) => name)).size).toBe(web.length);
  expect(web.length).toBeGreaterThan(0);
});

import { expect, test } from 'vitest';
import { chat } from './index.ts';

test('lists its dissectors once', () => {
  expect(new Set(chat.map(({ name }) => name)).size).toBe(chat.length);
  expect(chat.length).toBeGreaterThan(0);
});

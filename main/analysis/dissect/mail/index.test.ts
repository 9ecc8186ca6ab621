import { expect, test } from 'vitest';
import { mail } from './index.ts';

test('lists its dissectors once', () => {
  expect(new Set(mail.map(({ name }) => name)).size).toBe(mail.length);
  expect(mail.length).toBeGreaterThan(0);
});

import { expect, test } from 'vitest';
import { OnLink } from './on-link.ts';

test('two devices of which one asked for the other, in either order', () => {
  const onLink = new OnLink();
  onLink.note(0xac100001 | 0, 0xac1001fe | 0);
  expect(onLink.has('172.16.0.1', '172.16.1.254')).toBe(true);
  expect(onLink.has('172.16.1.254', '172.16.0.1')).toBe(true);
  expect(onLink.has('172.16.0.1', '172.16.0.2')).toBe(false);
});

test('is bounded', () => {
  const onLink = new OnLink();
  for (let i = 0; i < 10_000; i++) onLink.note(1, 1_000 + i);
  expect(onLink.has('0.0.0.1', '0.0.3.232')).toBe(true);
  expect(onLink.has('0.0.0.1', '0.0.42.248')).toBe(false);
});

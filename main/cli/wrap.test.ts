import { expect, test } from 'vitest';
import { wrapped } from './wrap.ts';

test('breaks at spaces, hangs the lines after the first, and keeps a long word whole', () => {
  const lines = wrapped(`- ${'word '.repeat(30)}${'x'.repeat(100)}`, 2, 4);
  expect(lines[0]?.startsWith('  - word')).toBe(true);
  expect(lines[1]?.startsWith('    word')).toBe(true);
  expect(lines.slice(0, -1).every((line) => line.length <= 80)).toBe(true);
  expect(lines.at(-1)).toBe(`    ${'x'.repeat(100)}`);
});

test('short words stay on one line', () => {
  expect(wrapped('a b', 0)).toEqual(['a b']);
});

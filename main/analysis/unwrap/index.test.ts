import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { unwrappers } from './index.ts';

test('every unwrapper of this folder is registered, in alphabetical order, under its file’s name', () => {
  const files = readdirSync(import.meta.dirname)
    .filter(
      (file) =>
        /^[\w-]+\.ts$/.test(file) &&
        /^export const \w+: Unwrapper = \{/m.test(readFileSync(`${import.meta.dirname}/${file}`, 'utf8')),
    )
    .map((file) => file.slice(0, -3))
    .sort();
  expect(unwrappers.map(({ name }) => name)).toEqual(files);
});

test('every unwrapper says what it needs, so that it is not asked about every field', () => {
  expect(unwrappers.filter(({ needs }) => needs === undefined).map(({ name }) => name)).toEqual([]);
});

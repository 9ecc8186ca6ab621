import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { detectors } from './index.ts';

test('every detector of this folder is registered, in alphabetical order, under its file’s name', () => {
  const files = readdirSync(import.meta.dirname)
    .filter(
      (file) =>
        /^[\w-]+\.ts$/.test(file) &&
        /^export const \w+: Detector = \{/m.test(readFileSync(`${import.meta.dirname}/${file}`, 'utf8')),
    )
    .map((file) => file.slice(0, -3))
    .sort();
  expect(detectors.map(({ id }) => id)).toEqual(files);
});

test('every detector says what it needs, so that it is not asked about every field: but for own values, which may be anything', () => {
  expect(detectors.filter(({ needs }) => needs === undefined).map(({ id }) => id)).toEqual(['own-value']);
});

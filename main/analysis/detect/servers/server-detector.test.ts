import { expect, test } from 'vitest';
import { isForeign } from './server-detector.ts';

test.each([
  ['CN', 'IN', ['IN'], true],
  ['CN', 'IN', [], true],
  ['CN', 'IN', ['IN', 'CN'], false], // an audience country is not foreign
  ['IN', 'IN', [], false],
  ['CN', null, ['IN'], false], // without a chosen home nothing is foreign
  ['HK', 'CN', [], true], // HK, MO and TW are codes of their own
])('%s seen from %s for %j: %s', (country, home, audience, foreign) => {
  expect(isForeign(country, { home, audience })).toBe(foreign);
});

import { expect, test } from 'vitest';
import { isAppKey } from './app-keys.ts';

const LETTERS = 'aB3dE5gH7jK9mN1pQ2sT4vW6xY8zA0cD2eF4gH6iJ8kL';

test('what an app carries for all its users', () => {
  expect(isAppKey(`AIza${LETTERS.slice(0, 35)}`)).toBe(true);
  expect(isAppKey(['pk', 'live', LETTERS.slice(0, 24)].join('_'))).toBe(true);
  expect(isAppKey(['pk', 'test', LETTERS.slice(0, 24)].join('_'))).toBe(true);
  expect(isAppKey(`pk.eyJ${LETTERS}.${LETTERS.slice(0, 22)}`)).toBe(true);
});

test('what somebody acts with, and what only begins so', () => {
  expect(isAppKey(`sk.eyJ${LETTERS}.${LETTERS.slice(0, 22)}`)).toBe(false);
  expect(isAppKey(['sk', 'live', LETTERS.slice(0, 24)].join('_'))).toBe(false);
  expect(isAppKey('AIza')).toBe(false);
  expect(isAppKey('pk.x')).toBe(false);
  expect(isAppKey('')).toBe(false);
});

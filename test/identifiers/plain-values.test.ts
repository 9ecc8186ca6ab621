import { expect, test } from 'vitest';
import { plainValues } from './plain-values.ts';

test.each([
  ['a%40b.example', ['percent'], 'a@b.example'],
  ['bGFudGVybg==', ['base64'], 'lantern'],
  ['6c616e7465726e', ['hex'], 'lantern'],
  ['bGFu%64', ['percent', 'base64'], 'lan'],
])('%s by %j', (sent, chain, value) => {
  expect(plainValues(Buffer.from(sent), chain)).toContain(value);
});

test('a packed body stays as it is', () => {
  expect(plainValues(Buffer.from('YWJj'), ['gzip', 'base64'])).not.toContain('abc');
});

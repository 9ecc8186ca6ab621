import { expect, test } from 'vitest';
import { ERROR_CODES, EarshotError } from '../contract/errors.ts';
import { problemOf, tellError } from './tell-error.ts';

test('every error is one line of plain words', () => {
  for (const code of ERROR_CODES) {
    const told = tellError(new EarshotError(code, { name: 'a.pcap', what: 'XX', command: 'sudo x' }));
    expect(told, code).toMatch(/^\S[^\n]+[.\w]$/);
    expect(told, code).not.toMatch(/[{}]|undefined|null/);
    expect(tellError(new EarshotError(code)), code).not.toMatch(/[{}]|undefined|null/);
  }
});

test('the cause, which may hold a path or what was captured, is not told', () => {
  expect(
    tellError(new EarshotError('read-failed', { name: 'a' }, { cause: new Error('/home/anna 48123493') })),
  ).not.toMatch(/anna|48123493/);
});

test('what was not foreseen is told as our mistake, without a word of what it said', () => {
  const told = tellError(problemOf(new Error('+4912345 in frame 7')));
  expect(told).toContain('This is our mistake.');
  expect(told).not.toMatch(/4912345|frame/);
  const known = new EarshotError('empty-file');
  expect(problemOf(known)).toBe(known);
});

import { expect, test } from 'vitest';
import { ERROR_CODES } from '../../contract/errors.ts';
import { createText } from '../text.ts';
import { tellProblem } from './problem.ts';
import { expectFitToPrint } from './told.fixture.ts';

const text = createText('en');

test('every error says what happened, why, and what next, also where its values are missing', () => {
  for (const code of ERROR_CODES) {
    const told = tellProblem({ code, values: {} }, text);
    expectFitToPrint(told);
    for (const part of Object.values(told)) {
      expect(part, code).toMatch(/^[A-Z].*/s);
      expect(part.length, code).toBeGreaterThan(10);
    }
  }
});

test('values stand where they belong', () => {
  expect(tellProblem({ code: 'not-a-capture', values: { name: 'interview.mp4' } }, text).happened).toBe(
    'interview.mp4 is not a recording that Earshot can read.',
  );
  expect(tellProblem({ code: 'empty-file', values: {} }, text).happened).toBe('The file is empty.');
  expect(tellProblem({ code: 'bad-country', values: { what: 'XX' } }, text).happened).toBe(
    'The country code “XX” is not on the standard list.',
  );
  expect(tellProblem({ code: 'pdf-leak', values: { page: 4 } }, text).why).toContain('a full value in it, on page 4.');
  expect(tellProblem({ code: 'no-capture-right', values: { command: 'do this' } }, text).next).toBe(
    'Give the small recorder that right once: do this',
  );
});

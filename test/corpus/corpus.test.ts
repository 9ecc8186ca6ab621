/** Earshot beside nDPI over every real capture, as `npm run corpus` runs it. The captures are read where they lie and are
 *  no part of the project. */
import { beforeAll, describe, expect, test } from 'vitest';
import { CAPTURES } from '../real-captures.ts';
import { compareAll, type CorpusAnswer, jobsIn } from './corpus.ts';
import { goldenText, readGolden } from './golden.ts';
import { shortfalls, sumUp } from './shares.ts';
import { LEAST } from './thresholds.ts';

const jobs = jobsIn(CAPTURES);
if (jobs === null) console.warn(`skipped: no captures with an expected.json at ${CAPTURES}`);

/** It takes some seconds; a machine under load may take many more. */
const MOST_MILLIS = 180_000;

describe.skipIf(jobs === null)('every real capture beside nDPI (skipped where there are none)', () => {
  let answers: readonly CorpusAnswer[] = [];
  beforeAll(async () => {
    answers = await compareAll(jobs ?? []);
  }, MOST_MILLIS);

  test('each capture was compared', () => {
    expect(answers.length).toBeGreaterThan(200);
    expect(answers.map(({ result }) => result.file)).toEqual(jobs?.map(({ name }) => name));
  });

  test('no share has fallen under its threshold', () => {
    expect(shortfalls(sumUp(answers.map(({ result }) => result)), LEAST)).toEqual([]);
  });

  test('no name of nDPI’s is without a line in the map', () => {
    expect(sumUp(answers.map(({ result }) => result)).unmapped).toEqual([]);
  });

  test('findings, verdicts and protocols are those that were blessed: npm run corpus -- --golden-update', () => {
    const changed = answers.filter(({ result, golden }) => readGolden(result.file) !== goldenText(golden));
    expect(changed.map(({ result }) => result.file)).toEqual([]);
  });
});

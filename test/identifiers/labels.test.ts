import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { labelled, realJob } from './real.ts';
import { OctetSearch } from './octet-search.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Shorter ones stand everywhere by chance. */
const FEWEST = 5;
/** Names that come with a system or a program, and what the publisher wrote over the true one: nobody's. */
const NOBODYS = /^(?:admin|guest|administr|test message|notebook|(.)\1+)$/i;
/** Thirty thousand computed numbers: some have the digits of an account by chance. */
const COMPUTED = 'knowledge/places/country-distances.json';

const jobs = labelled().map(realJob);
const here = jobs.every((job) => job !== null);

test('the labels are read: as many captures and rows as the issue asks for', () => {
  expect(jobs.length).toBeGreaterThanOrEqual(60);
});

test.skipIf(!here)('at least 25 captures hold nothing', () => {
  expect(jobs.filter((job) => job?.rows.every(({ sure }) => !sure)).length).toBeGreaterThanOrEqual(25);
});

test.skipIf(!here)('no value of a real person stands in a tracked file', () => {
  const values = new Set(
    jobs
      .flatMap((job) => job?.rows.flatMap(({ sure, values: ways }) => (sure ? ways : [])) ?? [])
      .filter((value) => !NOBODYS.test(value)),
  );
  const search = new OctetSearch(
    [...values].map((value) => Buffer.from(value)).filter(({ length }) => length >= FEWEST),
  );
  const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' }).split('\0');
  const found = tracked.flatMap((file) => {
    if (file === '' || file === COMPUTED) return [];
    const hits = search.in(readFileSync(join(ROOT, file)));
    return hits.length > 0 ? [file] : []; // which value it is stays out of the log
  });
  expect(found).toEqual([]);
});

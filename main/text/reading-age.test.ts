import { expect, test } from 'vitest';
import { asRead, KEYS, sentencesOf } from './catalogue.fixture.ts';
import { grade } from './reading-age.fixture.ts';

/** Age 12 is school year 7. Single sentences swing more than a text, so one may be harder, and the whole must not be. */
const MEAN_GRADE = 5;
const WORST_GRADE = 10;
/** Shorter ones are labels: the measure says nothing of them. */
const FEWEST_WORDS = 8;
/** Help of the command line is for technical readers. */
const TECHNICAL = /^command\./;

test('the measure tells easy from hard', () => {
  expect(grade('We saw a user ID in the open.')).toBeLessThan(6);
  expect(
    grade('Organisational jurisdictional considerations notwithstanding, interception obligations predominate.'),
  ).toBeGreaterThan(20);
});

test('the catalogue reads at about age 12', () => {
  const sentences = KEYS.filter((key) => !TECHNICAL.test(key))
    .flatMap((key) => sentencesOf(asRead(key)).map((words) => ({ key, words, grade: grade(words) })))
    .filter((one) => one.words.split(/\s+/).length >= FEWEST_WORDS)
    .sort((a, b) => b.grade - a.grade);
  const mean = sentences.reduce((sum, one) => sum + one.grade, 0) / sentences.length;
  const worst = sentences.slice(0, 5).map((one) => `${one.grade.toFixed(1)} ${one.key}: ${one.words}`);
  console.info(`${sentences.length} sentences, mean grade ${mean.toFixed(1)}. Hardest:\n${worst.join('\n')}`);
  expect(mean).toBeLessThan(MEAN_GRADE);
  expect(sentences[0]?.grade).toBeLessThan(WORST_GRADE);
});

import { expect, test } from 'vitest';
import { anEmptyAssessment } from '../../sessions/session.fixture.ts';
import { loadKnowledge, loadLaws } from './knowledge.ts';
import { lawsFor } from './laws.ts';

test('only countries that the assessment names, each with the page where its text was read', async () => {
  const assessment = anEmptyAssessment();
  assessment.made.settings.home = 'CN';
  const laws = await lawsFor(assessment);
  expect(new Set(laws.map(({ country }) => country))).toEqual(new Set(['CN']));
  for (const { sourceUrl, checkedOn, plain, careful } of laws) {
    expect(sourceUrl).toMatch(/^https?:\/\//);
    expect(checkedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect([plain, careful].every((text) => text.length > 0)).toBe(true);
  }
  expect(await lawsFor(anEmptyAssessment())).toEqual([]);
});

test('read alone they are the same rows as with all the knowledge', async () => {
  expect(await loadLaws()).toEqual((await loadKnowledge()).laws);
});

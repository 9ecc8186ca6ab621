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

test('a law of the European Union is told of each member state that it names, after the state’s own', async () => {
  const assessment = anEmptyAssessment();
  assessment.made.settings.audience = ['DK', 'DE', 'PL'];
  const laws = await lawsFor(assessment);
  const of = (code: string): string[] => laws.filter(({ country }) => country === code).map(({ law }) => law);
  expect(of('DE')).toHaveLength(2);
  expect(of('DE')[1]).toContain('2023/1543');
  expect(of('PL')).toEqual([of('DE')[1]]);
  expect(of('DK')).toEqual([]);
});

test('what reaches mainland China is not told of Hong Kong, Macao or Taiwan', async () => {
  const assessment = anEmptyAssessment();
  assessment.made.settings.audience = ['HK', 'MO', 'TW'];
  const laws = await lawsFor(assessment);
  expect(new Set(laws.map(({ country }) => country))).toEqual(new Set(['HK', 'MO', 'TW']));
  for (const { law } of laws) expect(law).not.toContain('National Intelligence Law');
});

test('a firm that can only be asked is not told as one that can be required', async () => {
  const assessment = anEmptyAssessment();
  assessment.made.settings.audience = ['KR', 'JP'];
  const laws = await lawsFor(assessment);
  expect(laws.map(({ country, compels }) => [country, compels])).toEqual(
    expect.arrayContaining([
      ['KR', false],
      ['JP', true],
    ]),
  );
});

test('read alone they are the same rows as with all the knowledge', async () => {
  expect(await loadLaws()).toEqual((await loadKnowledge()).laws);
});

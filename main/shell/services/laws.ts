import type { Assessment } from '../../contract/assessment.ts';
import type { Opened } from '../../contract/shell.ts';
import { loadLaws } from './knowledge.ts';
import { countriesOf } from './tell-rows.ts';

/** The law rows for the countries that an assessment names, ready to print: a country's own before those that it shares
 *  with others, since only the first is told where room is short. */
export async function lawsFor(assessment: Assessment): Promise<Opened['laws']> {
  const countries = countriesOf(assessment);
  const laws = [...(await loadLaws())].sort((a, b) => a.reaches.length - b.reaches.length);
  return laws.flatMap(({ reaches, compels, law, plain, careful, sources: [source] }) =>
    source
      ? reaches
          .filter((country) => countries.has(country))
          .map((country) => ({
            country,
            compels,
            plain,
            careful,
            law,
            sourceUrl: source.url,
            checkedOn: source.read,
          }))
      : [],
  );
}

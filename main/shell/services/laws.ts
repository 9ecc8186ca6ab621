import type { Assessment } from '../../contract/assessment.ts';
import type { Opened } from '../../contract/shell.ts';
import { loadLaws } from './knowledge.ts';
import { countriesOf } from './tell-rows.ts';

/** The law rows for the countries that an assessment names, ready to print. */
export async function lawsFor(assessment: Assessment): Promise<Opened['laws']> {
  const countries = countriesOf(assessment);
  const laws = await loadLaws();
  return laws.flatMap(({ country, law, plain, careful, sources: [source] }) =>
    source && countries.has(country)
      ? [{ country, plain, careful, law, sourceUrl: source.url, checkedOn: source.read }]
      : [],
  );
}

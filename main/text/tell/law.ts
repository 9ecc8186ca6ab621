import type { Server } from '../../contract/assessment.ts';
import type { Law } from '../view.ts';
import { placeGroups, placeOf, placePhrase } from './place.ts';
import type { Story } from './story.ts';

/** Laws told in one step of a claim; the rest stands in the list of laws. */
const MOST_LAWS = 2;

/** The countries whose law can reach these servers, by which of the two facts. */
export interface Reached {
  readonly country: string;
  readonly through: 'operator' | 'place' | 'both';
}

export function reachedBy(servers: readonly Server[], story: Story): readonly Reached[] {
  const operators = new Set(servers.flatMap(homesOf));
  const places = new Set(servers.flatMap((one) => firmPlace(one, story) ?? []));
  return [...new Set([...operators, ...places])].map((country) => ({
    country,
    through: operators.has(country) ? (places.has(country) ? 'both' : 'operator') : 'place',
  }));
}

function homesOf({ operator }: Server): string[] {
  if (!operator) return [];
  return operator.homeCountry === null ? operator.otherHomes : [operator.homeCountry, ...operator.otherHomes];
}

/** A place that is only possible opens no law. */
function firmPlace(server: Server, story: Story): string | null {
  const { level, country } = placeOf(server, story);
  return level === 'in' || level === 'likely' ? country : null;
}

export function lawsOf(country: string, story: Story): readonly Law[] {
  return story.laws.filter((law) => law.country === country);
}

/** "Laws of China and the United States": only those whose text we have. */
export function lawCountries(servers: readonly Server[], story: Story): readonly string[] {
  return reachedBy(servers, story)
    .map((one) => one.country)
    .filter((country) => lawsOf(country, story).length > 0);
}

/** Who is based where, and what the law there says. `full`: the careful sentences, all of them. */
export function lawSentences(servers: readonly Server[], full: boolean, story: Story): readonly string[] {
  const { text } = story;
  const reached = reachedBy(servers, story);
  if (reached.length === 0) return [text.t(servers.some((one) => one.operator) ? 'law.none' : 'law.no-operator')];
  const shown = full ? reached : reached.slice(0, MOST_LAWS);
  const told = shown.map(({ country, through }) => [...why(country, through, servers, story), ...lawText(country, full, story)].join(' '));
  const rest = reached.length - shown.length;
  return rest > 0 ? [...told, text.t('law.more', { count: rest })] : told;
}

/** Each law carries its own doubt: that we do not know of its use, and who did not check it. */
function lawText(country: string, full: boolean, story: Story): string[] {
  const rows = lawsOf(country, story);
  if (rows.length === 0) return [story.text.t('law.no-row', { country: story.text.theCountry(country) })];
  const shown = full ? rows : rows.slice(0, 1);
  return shown.flatMap((law) => [full ? law.careful : law.plain, ...lawDoubts(law, story)]);
}

function why(country: string, through: Reached['through'], servers: readonly Server[], story: Story): string[] {
  const { text } = story;
  const operators = [...new Set(servers.filter((one) => homesOf(one).includes(country)).map((one) => one.operator?.name ?? ''))];
  const told = operators.map((operator) => text.t('law.based', { operator, country: text.theCountry(country) }));
  if (through === 'operator') return told;
  const groups = placeGroups(servers.filter((one) => firmPlace(one, story) === country), story);
  return [...told, ...groups.map((one) => text.t('law.placed', { count: one.servers.length, place: placePhrase(one.place, story) }))];
}

/** Always with a law: that we do not know of its use, when its text was read, and who did not check it. */
export function lawDoubts(law: Law, { text }: Story): readonly string[] {
  return [text.t('law.not-known-if-used'), text.t('law.checked', { date: text.day(law.checkedOn) })];
}

/** Rows of the server table: operator's country and place's country, kept apart. */
export function lawRows(server: Server, story: Story): readonly string[] {
  const { text } = story;
  const rows = reachedBy([server], story).map(({ country, through }) => {
    const name = text.country(country);
    const row = text.t(`law.row-${through}`, { country: name });
    return lawsOf(country, story).length > 0 ? row : text.t('law.row-no-text', { row });
  });
  return firmPlace(server, story) === null && server.reach === 'internet' ? [...rows, text.t('law.row-place-unclear')] : rows;
}

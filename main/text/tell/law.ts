import type { Server } from '../../contract/assessment.ts';
import type { Law } from '../view.ts';
import { shortList } from './names.ts';
import { placeGroups, placeOf, placePhrase } from './place.ts';
import type { Story } from './story.ts';

/** Laws told in one step of a claim; the rest stands in the list of laws. */
const MOST_LAWS = 2;

/** The countries whose law can reach these servers, by which of the two facts. */
interface Reached {
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

/** The countries where the company behind a server is based, its main home first. */
export function homesOf({ operator }: Server): string[] {
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

/** How much of the law is told. `full`: the careful sentences, each with its doubts. `plain`: the plain ones, with the
 *  doubts once for all. `first`: the plain one of the operator's home alone, where room is short. */
export type LawLength = 'full' | 'plain' | 'first';

/** Who is based where, and what the law there says. */
export function lawSentences(servers: readonly Server[], length: LawLength, story: Story): readonly string[] {
  const { text } = story;
  const full = length === 'full';
  const reached = reachedBy(servers, story);
  if (reached.length === 0)
    return [text.t(servers.length === 0 || servers.some((one) => one.operator) ? 'law.none' : 'law.no-operator')];
  const shown = full ? reached : reached.slice(0, length === 'first' ? 1 : MOST_LAWS);
  const told = shown.map((one) => [...why(one, servers, story), ...lawText(one.country, full, story)].join(' '));
  if (!full) told.push(...sharedDoubts(shown, story));
  const rest = reached.slice(shown.length).map(({ country }) => text.theCountry(country));
  if (rest.length > 0)
    told.push(
      length === 'first'
        ? text.t('law.more-in-report', { count: rest.length, countries: shortList(rest, text) })
        : text.t('law.more', { count: rest.length }),
    );
  const unknown = servers.filter((one) => !one.operator).length;
  return unknown > 0 ? [...told, text.t('answer.3.unknown-rest', { count: unknown })] : told;
}

function lawText(country: string, full: boolean, story: Story): string[] {
  const { text } = story;
  const rows = lawsOf(country, story);
  if (rows.length === 0) return [text.t('law.no-row', { country: text.theCountry(country) })];
  if (full) return rows.flatMap((law) => [law.careful, ...lawDoubts(law, story)]);
  return rows.slice(0, 1).map((law) => law.plain);
}

/** The doubts of the laws just told, said once: that we do not know of their use, when they were read, by whom not. */
function sharedDoubts(shown: readonly Reached[], story: Story): string[] {
  const { text } = story;
  const used = shown.flatMap(({ country }) => lawsOf(country, story).slice(0, 1));
  const [only] = used;
  if (!only) return [];
  if (used.length === 1) return [lawDoubts(only, story).join(' ')];
  const days = [...new Set(used.map((law) => law.checkedOn))].sort().map((day) => text.day(day));
  return [[text.t('law.not-known-if-any-used'), text.t('law.checked-all', { date: text.list(days) })].join(' ')];
}

function why({ country, through }: Reached, servers: readonly Server[], story: Story): string[] {
  const { text } = story;
  const told = basedIn(country, servers, story);
  if (through === 'operator')
    return servers.some((one) => one.operator?.homeCountry === country) ? [...told, text.t('law.place-apart')] : told;
  const groups = placeGroups(
    servers.filter((one) => firmPlace(one, story) === country),
    story,
  );
  return [
    ...told,
    ...groups.map((one) => text.t('law.placed', { count: one.servers.length, place: placePhrase(one.place, story) })),
  ];
}

function basedIn(country: string, servers: readonly Server[], { text }: Story): string[] {
  const homes = servers.flatMap(({ operator }) => {
    if (!operator) return [];
    if (operator.homeCountry === country)
      return text.t('law.based', { operator: operator.name, country: text.theCountry(country) });
    return operator.otherHomes.includes(country)
      ? text.t('law.also-based', { operator: operator.name, country: text.theCountry(country) })
      : [];
  });
  return [...new Set(homes)];
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
  return firmPlace(server, story) === null && server.reach === 'internet'
    ? [...rows, text.t('law.row-place-unclear')]
    : rows;
}

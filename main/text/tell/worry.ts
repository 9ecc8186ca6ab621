import type { App, Finding, Server } from '../../contract/assessment.ts';
import type { Law, WorryView } from '../view.ts';
import { homesOf, lawsOf } from './law.ts';
import { operatorNames, shortList } from './names.ts';
import { isProbe, placeOf } from './place.ts';
import { exposuresOf } from './rungs.ts';
import type { Story } from './story.ts';
import { tellThings } from './subject.ts';

/** Countries told beside those that the user chose: the ones whose law reaches a company that runs servers. */
const MOST_ADDED = 3;

interface Reader {
  readonly country: string;
  readonly exposed: readonly Finding[];
  readonly servers: readonly Server[];
  /** Companies at home there that run servers of this app. */
  readonly operators: readonly string[];
  /** Servers that are in or likely in it. */
  readonly placed: readonly Server[];
  readonly law: Law | null;
}

/** Who should worry: one part for each country that the user chose, and for each whose law reaches a company behind the app.
 *  People whose own state can reach the data come first. Every sentence is one rule over place, company, law and what was
 *  readable. */
export function tellWorry(app: App, story: Story): WorryView {
  const { text, assessment } = story;
  const { home, audience } = assessment.made.settings;
  const servers = story.serversOf(app.id);
  const chosen = [...new Set([...(home === null ? [] : [home]), ...audience])];
  const reaching = [...new Set(servers.flatMap((one) => one.operator?.homeCountry ?? []))].filter(
    (country) => !chosen.includes(country) && lawsOf(country, story).length > 0,
  );
  const readers = [...chosen, ...reaching.slice(0, MOST_ADDED)].map((country) =>
    readerIn(country, app, servers, story),
  );
  return {
    note: chosen.length === 0 ? text.t('worry.none-chosen') : null,
    readers: readers
      .map((reader, order) => ({ reader, order, nearness: nearness(reader, story) }))
      .sort((a, b) => b.nearness - a.nearness || a.order - b.order)
      .map(({ reader }) => ({
        country: reader.country,
        title: text.t('worry.title', { country: text.theCountry(reader.country) }),
        lines: lines(reader, story),
      })),
  };
}

function readerIn(country: string, app: App, servers: readonly Server[], story: Story): Reader {
  const own = servers.filter((one) => homesOf(one).includes(country));
  return {
    country,
    exposed: exposuresOf(app.id, story),
    servers,
    operators: operatorNames(own),
    placed: servers.filter((one) => !isProbe(one) && isFirmly(one, country, story)),
    law: lawsOf(country, story)[0] ?? null,
  };
}

function isFirmly(server: Server, country: string, story: Story): boolean {
  const place = placeOf(server, story);
  return place.country === country && (place.level === 'in' || place.level === 'likely');
}

/** How near the data is to the state the reader lives under: its own company first, then a server on its ground, then a
 *  network that was seen to carry it. */
function nearness({ country, operators, placed, law, exposed }: Reader, story: Story): number {
  const isHere = story.assessment.made.settings.vantage === country;
  const canRequire = law?.compels ? 1 : 0;
  return (
    (operators.length > 0 ? 8 + canRequire : 0) +
    (placed.length > 0 ? 4 + canRequire : 0) +
    (isHere && exposed.length > 0 ? 2 : 0)
  );
}

function lines(reader: Reader, story: Story): readonly string[] {
  return [
    onTheWay(reader, story),
    whoRuns(reader, story),
    whereItStands(reader, story),
    lawThere(reader, story),
  ].flatMap((line) => line ?? []);
}

/** What networks of the country could read: seen where the recording was made, and only a guess anywhere else. */
function onTheWay({ country, exposed }: Reader, { text, assessment }: Story): string {
  const isHere = assessment.made.settings.vantage === country;
  const where = text.theCountry(country);
  if (exposed.length === 0)
    return text.t(isHere ? 'worry.nothing-here' : 'worry.nothing-elsewhere', { country: where });
  return text.t(isHere ? 'worry.readable-here' : 'worry.readable-elsewhere', {
    country: where,
    things: tellThings(exposed, text),
  });
}

function whoRuns({ country, servers, operators }: Reader, { text }: Story): string | null {
  const where = text.theCountry(country);
  if (operators.length > 0)
    return text.t('worry.operator-home', {
      names: shortList(operators, text),
      count: operators.length,
      country: where,
    });
  const abroad = servers.filter((one) => one.operator !== null);
  if (abroad.length === 0) return servers.length > 0 ? text.t('worry.operator-unknown') : null;
  const homes = [...new Set(abroad.flatMap((one) => one.operator?.homeCountry ?? []))].map(text.theCountry);
  const names = shortList(operatorNames(abroad), text);
  return homes.length === 0
    ? text.t('worry.operator-abroad-unknown', { names, country: where })
    : text.t('worry.operator-abroad', { names, country: where, homes: shortList(homes, text) });
}

function whereItStands({ country, servers, placed }: Reader, story: Story): string | null {
  const { text } = story;
  const where = text.theCountry(country);
  if (placed.length > 0) return text.t('worry.placed-here', { count: placed.length, country: where });
  const abroad = [
    ...new Set(
      servers.flatMap((one) => {
        const place = placeOf(one, story);
        return place.country !== null && place.country !== country && place.level !== 'possibly' ? [place.country] : [];
      }),
    ),
  ].map(text.theCountry);
  if (abroad.length > 0) return text.t('worry.placed-abroad', { places: shortList(abroad, text), country: where });
  return servers.length > 0 ? text.t('worry.placed-unknown', { country: where }) : null;
}

/** What a state can require it can require of companies and networks on its own ground. */
function lawThere({ country, law, operators, placed }: Reader, { text }: Story): string {
  const where = text.theCountry(country);
  if (law === null) return text.t('worry.law-none', { country: where });
  const reaches = operators.length > 0 || placed.length > 0;
  const told = text.t(reaches ? 'worry.law' : 'worry.law-networks', { law: law.plain });
  return [told, text.t('law.checked', { date: text.day(law.checkedOn) })].join(' ');
}

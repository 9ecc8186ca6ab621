import type { Server } from '../../contract/assessment.ts';
import type { PlaceCertainty } from '../../contract/words.ts';
import type { SureMark } from '../view.ts';
import { staleMonths } from './age.ts';
import { type Story } from './story.ts';

interface Place {
  readonly level: PlaceCertainty;
  readonly country: string | null;
}

/** How sure the place is today: old data lowers it, and a place without a country is none. */
export function placeOf(server: Server, story: Story): Place {
  const { country, certainty } = server.place;
  if (country === null || certainty === 'unknown') return { level: 'unknown', country: null };
  const old = staleMonths(server, story.today) !== null;
  return { level: old && certainty !== 'in' ? 'possibly' : certainty, country };
}

/** "likely in the United States" */
export function placePhrase(place: Place, { text }: Story): string {
  return text.t(`place.${place.level}`, { country: place.country === null ? '' : text.theCountry(place.country) });
}

export function placeMark(server: Server, story: Story): SureMark {
  if (server.reach === 'local') return { level: 'in', word: story.text.t('place-note.local') };
  const place = placeOf(server, story);
  return { level: place.level, word: story.text.upperFirst(placePhrase(place, story)) };
}

/** Servers of one place and certainty together, surest first, mere tests last. */
export function placeGroups(
  servers: readonly Server[],
  story: Story,
): readonly { place: Place; servers: readonly Server[] }[] {
  const groups = new Map<string, { place: Place; servers: Server[] }>();
  for (const server of servers) {
    const place = placeOf(server, story);
    const key = `${place.level} ${place.country}`;
    const group = groups.get(key) ?? { place, servers: [] };
    group.servers.push(server);
    groups.set(key, group);
  }
  const order = (group: { place: Place; servers: readonly Server[] }): number =>
    2 * LEVELS.indexOf(group.place.level) + (group.servers.every(isProbe) ? 1 : 0);
  return [...groups.values()].sort((a, b) => order(a) - order(b));
}

const LEVELS: readonly PlaceCertainty[] = ['in', 'likely', 'possibly', 'unknown'];

/** What each source said, and what the reply time adds. */
export function placeNote(server: Server, story: Story): string {
  const { text } = story;
  if (server.reach === 'local') return text.t('place-note.local-sentence');
  const parts = [saidNote(server, story)];
  parts.push(...lightNotes(server, story));
  if (!server.answered) parts.push(text.t('place-note.no-reply'));
  else if (server.minRoundTripMs !== null) {
    parts.push(
      text.t('place-note.reply', {
        time: text.t('unit.milliseconds', { value: text.number(Math.round(server.minRoundTripMs)) }),
      }),
    );
  }
  return parts.join(' ');
}

/** What the speed of light rules out, with the figures that an editor can check. */
function lightNotes({ place }: Server, { text }: Story): string[] {
  const { roundTrip, country } = place;
  if (!roundTrip) return [];
  const time = text.t('unit.milliseconds', { value: text.oneDecimal(roundTrip.ms) });
  const vantage = text.theCountry(roundTrip.vantage);
  const notes: string[] = [];
  if (roundTrip.struck.length > 0)
    notes.push(
      text.t('place-note.struck', { time, vantage, countries: text.list(roundTrip.struck.map(text.theCountry)) }),
    );
  if (roundTrip.only && country !== null)
    notes.push(text.t('place-note.only', { time, vantage, country: text.theCountry(country) }));
  return notes;
}

function saidNote({ place }: Server, { text }: Story): string {
  const answers = place.said.flatMap((one) =>
    one.country === null ? [] : [{ source: one.source, country: one.country }],
  );
  if (answers.length === 0)
    return place.country !== null && place.certainty === 'in' ? text.t('place-note.list') : text.t('place-note.none');
  if (new Set(answers.map((one) => one.country)).size === 1) {
    const all = place.said.length;
    const agree =
      answers.length < all && answers.length > 1
        ? text.t('place-note.agree-of', { count: answers.length, total: all })
        : text.t('place-note.agree', { count: answers.length });
    // Two that agree and still no "likely": the address belongs to a network whose addresses move.
    if (place.datesApart === true) return `${agree} ${text.t('place-note.dates-apart')}`;
    const shared = answers.length > 1 && place.certainty === 'possibly' && !place.contradictedByRoundTrip;
    return shared ? `${agree} ${text.t('place-note.shared')}` : agree;
  }
  return answers
    .map(({ source, country }) => text.t('place-note.one-says', { source, country: text.theCountry(country) }))
    .join(' ');
}

/** How servers are spoken of: those that got what was readable, all of an app's, or its others. */
type Spoken = 'got' | 'server' | 'other';

/** "One server is likely in China." for each place, at most three, each with what it got where that was next to nothing. */
export function placeSentences(servers: readonly Server[], spoken: Spoken, story: Story): readonly string[] {
  const { text } = story;
  const groups = placeGroups(servers, story);
  const told = groups.slice(0, MOST_PLACES).map((group) => {
    const values = { count: group.servers.length, place: placePhrase(group.place, story) };
    const sentence =
      group.place.level === 'unknown'
        ? text.t(`rung.place.${spoken}-unknown`, values)
        : text.t(`rung.place.${spoken}`, values);
    const note = groupContactNote(group.servers, story);
    return note === null ? sentence : `${sentence} ${note}`;
  });
  const more = groups.length - told.length;
  return more > 0 ? [...told, text.t('rung.place.more', { count: more })] : told;
}

const MOST_PLACES = 3;

/** Null unless every server of the group got next to nothing. */
function groupContactNote(servers: readonly Server[], story: Story): string | null {
  const [first] = servers;
  const notes = servers.map((one) => contactNote(one, story));
  if (!first || notes.includes(null)) return null;
  if (servers.length === 1) return notes[0] ?? null;
  if (!servers.every(isSmall)) return null;
  if (servers.some((one) => gotReadable(one, story))) return story.text.t('contact.few-each');
  return story.text.t(servers.some((one) => one.answered) ? 'contact.probes' : 'contact.probes-unanswered');
}

/** Count before claim: what a server that got next to nothing got. Null for a real session. */
export function contactNote(server: Server, story: Story): string | null {
  const { text } = story;
  const { packetsOut, packetsIn, answered } = server;
  if (server.reach === 'local' || server.contact !== 'probe') return null;
  if (packetsOut === 0) return packetsIn > 0 ? text.t('contact.only-in') : null;
  if (!isSmall(server)) return answered ? null : text.t('contact.unanswered', { count: packetsOut });
  if (gotReadable(server, story)) return text.t('contact.few', { count: packetsOut });
  return answered
    ? text.t('contact.probe-answered', { count: packetsOut })
    : text.t('contact.probe-unanswered', { count: packetsOut });
}

/** It answered, and people's data was readable on the way to or from it: no mere test, however few packets there were. */
function gotReadable(server: Server, story: Story): boolean {
  return server.answered && story.gotReadable(server);
}

/** Only a few small packets, or a try without an answer: too little to call it a server that gets data. */
export function isProbe(server: Server): boolean {
  return server.contact === 'probe' && isSmall(server);
}

/** Design, section 6: at most 10 small packets are a probe; the engine calls at most 300 octets small. A server that got
 *  more and never answered got more than a test. */
const MOST_PROBE_PACKETS = 10;
const SMALL_PACKET_BYTES = 300;

function isSmall({ packetsOut, bytesOut }: Server): boolean {
  return packetsOut > 0 && packetsOut <= MOST_PROBE_PACKETS && bytesOut <= packetsOut * SMALL_PACKET_BYTES;
}

import type { Knowledge } from '../../../knowledge/types.ts';
import type { Moment } from '../bytes/moment.ts';
import type { PlaceCertainty } from '../model/words.ts';
import { dayOfDate, dayOfSeconds } from './days.ts';
import { addressKind, parseIp } from './ip-number.ts';
import { sharedNetworkOf } from './shared-network.ts';
import type { PublishedPlace } from './published-place.ts';
import { type NetworkOfAddress, networkOfAddress } from './network-of-address.ts';

/** Where a server may stand, what each database said, and what decided how sure that is. */
export interface PlaceOfAddress {
  readonly country: string | null;
  readonly certainty: PlaceCertainty;
  readonly reason: PlaceReason;
  /** The databases that gave an answer, as printed: name and date. */
  readonly sources: readonly string[];
  /** What every database said, in the order asked; null: no answer. */
  readonly said: readonly { readonly source: string; readonly date: string; readonly country: string | null }[];
  /** The network that decided whether its addresses move; null: none is known. */
  readonly network: NetworkOfAddress | null;
}

/** `not-public`: private, reserved or a documentation address. `no-answer`: no database has it. `one-source`: only one
 *  does. `sources-differ`. `shared-network`: a cloud, CDN or anycast network, whose addresses move. `sources-agree`. `published`: the operator's own document says. */
export type PlaceReason =
  | 'not-public'
  | 'no-answer'
  | 'one-source'
  | 'sources-differ'
  | 'shared-network'
  | 'sources-agree'
  | 'published';

/** Addresses move between firms and countries: past this many days between the recording and the newest list that answered,
 *  what the list says is no more than a possibility, whichever is the older. */
const MOST_DAYS_APART = 365;

type PlaceKnowledge = Pick<Knowledge, 'places' | 'networks' | 'sharedNetworks'>;

/** Design, section 5. Two databases of different lineage that agree make a place likely and never certain: they can be
 *  wrong together. Where they differ the first one's country is named, as a possibility. A round trip that speaks against
 *  the place lowers it further (`doubted`). */
export function placeOfAddress(ip: string, knowledge: PlaceKnowledge): PlaceOfAddress {
  const number = parseIp(ip);
  if (number === null || addressKind(number) !== 'public') {
    return { country: null, certainty: 'unknown', reason: 'not-public', sources: [], said: [], network: null };
  }
  const said = knowledge.places.map((place) => ({ source: place.name, date: place.date, country: place.lookup(ip) }));
  const answers = said.filter((answer) => answer.country !== null);
  const country = answers[0]?.country ?? null;
  const sources = answers.map((answer) => `${answer.source} ${answer.date}`);
  const network = networkOfAddress(ip, knowledge);
  const reason = reasonFor(
    answers.map((answer) => answer.country),
    sharedNetworkOf(ip, network?.asn ?? null, knowledge.sharedNetworks) !== null,
  );
  return { country, certainty: CERTAINTY[reason], reason, sources, said, network };
}

/** An operator's own word beside the lists: "in" where no list speaks against it. */
export function placedBy({ country, source, date }: PublishedPlace, listed: PlaceOfAddress): PlaceOfAddress {
  const contradicted = listed.said.some((one) => one.country !== null && one.country !== country);
  return {
    ...listed,
    country,
    certainty: contradicted ? 'possibly' : 'in',
    reason: 'published',
    sources: [`${source} ${date}`, ...listed.sources],
    said: [{ source, date, country }, ...listed.said],
  };
}

/** Were all lists that answered made more than a year before or after the recording? False where no time is known. */
export function isFarFrom({ said }: Pick<PlaceOfAddress, 'said'>, recordedAt: Moment | null): boolean {
  const days = said.flatMap((one) => (one.country === null ? [] : (dayOfDate(one.date) ?? [])));
  if (recordedAt === null || days.length === 0) return false;
  const recorded = dayOfSeconds(recordedAt.seconds);
  return days.every((day) => Math.abs(day - recorded) > MOST_DAYS_APART);
}

/** What is left of a place when a round trip is too short for it, or its lists are too far from the recording in time: no more
 *  than a possibility. */
export function doubted(place: PlaceOfAddress): PlaceOfAddress {
  return place.certainty === 'likely' || place.certainty === 'in' ? { ...place, certainty: 'possibly' } : place;
}

const CERTAINTY: Readonly<Record<PlaceReason, PlaceCertainty>> = {
  'not-public': 'unknown',
  'no-answer': 'unknown',
  'one-source': 'possibly',
  'sources-differ': 'possibly',
  'shared-network': 'possibly',
  'sources-agree': 'likely',
  published: 'in',
};

function reasonFor(countries: readonly (string | null)[], shared: boolean): PlaceReason {
  if (countries.length === 0) return 'no-answer';
  if (countries.length === 1) return 'one-source';
  if (countries.some((country) => country !== countries[0])) return 'sources-differ';
  return shared ? 'shared-network' : 'sources-agree';
}

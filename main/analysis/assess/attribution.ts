import type { Knowledge } from '../../../knowledge/types.ts';
import type { App, Server } from '../../contract/assessment.ts';
import { type AppIndex, appOfFlow, indexApps } from '../attribute/app-of-flow.ts';
import { type CompanyIndex, companyOfServer, hostOfServer, indexCompanies } from '../attribute/company-of-host.ts';
import { NamesOfAddress } from '../attribute/names-of-address.ts';
import { type PlaceByLight, placeByLight } from '../attribute/place-by-light.ts';
import { doubted, isFarFrom, placedBy, type PlaceOfAddress, placeOfAddress } from '../attribute/place-of-address.ts';
import { PublishedPlaces } from '../attribute/published-place.ts';
import type { ProvenRoundTrip } from '../attribute/reach-of-light.ts';
import type { Moment } from '../bytes/moment.ts';
import type { Flow } from '../model/flow.ts';
import type { DnsMessage } from '../model/message.ts';
import type { ServerRecord } from './server-book.ts';

/** What the recording as a whole says of its places. */
export interface Recording {
  /** Of its last packet. */
  readonly lastTime: Moment | null;
  /** The country it was made in, where round trips from there may be used; null: none was named, or they went another way
   *  than the packets show. */
  readonly vantage: string | null;
}

type ServerFacts = Pick<Server, 'operator' | 'hostedBy' | 'place'>;

/** Rows that are no product: the device's own services are one row together, and so are flows that nobody claimed. */
const DEVICE = 'device';
export const UNKNOWN = 'unknown-app';
/** Before a process's own name: no id of an app's row holds a colon. */
const PROCESS = 'process:';
/** Programs on one machine number in the hundreds; a forged capture may name a million. */
const MOST_IDENTITIES = 5_000;

/** What an app's row in the Assessment says of it. `known`: the name comes from our files and not from packets. */
export interface AppIdentity extends Pick<App, 'name' | 'maker' | 'makerCountry' | 'role'> {
  readonly known: boolean;
}

const STANDING: Readonly<Record<string, AppIdentity>> = {
  [DEVICE]: {
    name: 'The device and its system services',
    maker: null,
    makerCountry: null,
    role: 'device',
    known: true,
  },
  [UNKNOWN]: { name: 'Unknown app', maker: null, makerCountry: null, role: 'unknown', known: true },
};

/** Whose flow, whose server, where: the knowledge put to one capture. */
export class Attribution {
  readonly #knowledge: Knowledge;
  readonly #apps: AppIndex;
  readonly #companies: CompanyIndex;
  readonly #places: PublishedPlaces;
  readonly #names = new NamesOfAddress();
  readonly #facts = new WeakMap<ServerRecord, ServerFacts>();
  readonly #identities = new Map<string, AppIdentity>(Object.entries(STANDING));

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge;
    this.#apps = indexApps(knowledge.apps);
    this.#companies = indexCompanies(knowledge.companies);
    this.#places = new PublishedPlaces(knowledge);
  }

  /** @param at when the answer was seen */
  learn(message: DnsMessage, at: Moment | null = null): void {
    this.#names.learn(message, at);
  }

  /** The name that DNS gave to this address just before `at`, or the only one it ever gave; null where it gave several,
   *  since which one was meant cannot be told. */
  dnsNameOf(ip: string, at: Moment | null = null): string | null {
    const names = this.#names.of(ip);
    if (names.length === 0) return null;
    const fresh = at && this.#names.justBefore(ip, at);
    return fresh ?? (names.length === 1 ? (names[0] ?? null) : null);
  }

  /** Whose flow it is, by an id that is private to the engine: `writeAssessment` gives those in the document. */
  appOf(flow: Flow): { id: string; knownBy: string } {
    const found = appOfFlow(flow, this.#names.of(flow.server.ip), this.#apps);
    if (found.kind === 'unknown') return { id: UNKNOWN, knownBy: 'nothing' };
    if (found.kind === 'process') return this.#process(found.process);
    if (found.app.role === 'device') return { id: DEVICE, knownBy: found.by };
    const { name, maker, makerCountry } = found.app;
    return this.#identify(found.app.id, { name, maker, makerCountry, role: 'app', known: true }, found.by);
  }

  /** Names of the flow's server: its own word first; what DNS answered only where it said nothing. */
  namesOf(flow: Flow): readonly string[] {
    const own = [flow.names.sni, flow.names.httpHost].filter((name) => name !== null);
    return own.length > 0 ? own : this.#names.of(flow.server.ip);
  }

  rowOf(id: string): AppIdentity {
    return this.#identities.get(id) ?? { name: id, maker: null, makerCountry: null, role: 'unknown', known: false };
  }

  /** Ids for the document, for apps in its order: a row's own, and `process-1`, … */
  publicIds(ids: readonly string[]): Map<string, string> {
    let processes = 0;
    return new Map(ids.map((id) => [id, id.startsWith(PROCESS) ? `process-${++processes}` : id]));
  }

  nameOf(id: string): string {
    return this.rowOf(id).name;
  }

  serverFacts(record: ServerRecord, recording: Recording): ServerFacts {
    const known = this.#facts.get(record);
    if (known) return known;
    const facts = this.#lookUp(record, recording);
    this.#facts.set(record, facts);
    return facts;
  }

  #lookUp(record: ServerRecord, recording: Recording): ServerFacts {
    const { ip, provenRoundTripMicros: micros } = record;
    const byLists = placeOfAddress(ip, this.#knowledge);
    const published = this.#places.find(ip, [...record.names]);
    const found = published ? placedBy(published, byLists) : byLists;
    const datesApart = found.country !== null && isFarFrom(found, recording.lastTime);
    const listed = datesApart ? doubted(found) : found;
    const { sources, said, network } = listed;
    const { distances } = this.#knowledge;
    const { vantage } = recording;
    const trip = vantage !== null && micros !== null && found.reason !== 'not-public' ? { vantage, micros } : null;
    const light = trip && distances && placeByLight(listed, trip, distances);
    const { country, certainty } = light ?? listed;
    return {
      operator: this.#operator(record),
      hostedBy: this.#hostedBy(record, network),
      place: {
        country,
        certainty,
        sources: [...sources],
        said: said.map((one) => ({ ...one })),
        contradictedByRoundTrip: light !== null && light.struck.length > 0,
        ...(datesApart ? { datesApart } : {}),
        ...(trip && light && { roundTrip: roundTripRow(trip, light) }),
      },
    };
  }

  #hostedBy({ names }: ServerRecord, network: PlaceOfAddress['network']): Server['hostedBy'] {
    const host = hostOfServer([...names], this.#companies);
    if (host) return { name: host.name, country: null, source: 'host-name' };
    return network && { name: network.name, country: null, source: network.source };
  }

  #operator({ ip, names, certificateNames, protocols }: ServerRecord): Server['operator'] {
    const signs = { ip, names: [...names], certificateNames: [...certificateNames], protocols: [...protocols] };
    const found = companyOfServer(signs, this.#companies);
    if (!found) return null;
    const { id, name, legalSeat, homeCountry, otherHomes } = found.company;
    return { id, name, legalSeat, homeCountry, otherHomes: [...otherHomes], knownBy: found.by };
  }

  /** A process that no row knows: its name came from the capture, so the document's id must not hold it. */
  #process(name: string): { id: string; knownBy: string } {
    const id = PROCESS + name;
    if (!this.#identities.has(id) && this.#identities.size >= MOST_IDENTITIES)
      return { id: UNKNOWN, knownBy: 'nothing' };
    return this.#identify(id, { ...UNKNOWN_PROCESS, name }, 'process');
  }

  #identify(id: string, identity: AppIdentity, knownBy: string): { id: string; knownBy: string } {
    if (!this.#identities.has(id)) this.#identities.set(id, identity);
    return { id, knownBy };
  }
}

function roundTripRow({ vantage, micros }: ProvenRoundTrip, light: PlaceByLight): Server['place']['roundTrip'] {
  return { vantage, ms: micros / 1000, reachKm: light.reachKm, struck: [...light.struck], only: light.isOnly };
}

const UNKNOWN_PROCESS = { maker: null, makerCountry: null, role: 'app', known: false } as const;

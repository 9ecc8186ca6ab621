import type { Knowledge } from '../../knowledge/types.ts';
import { type AppIndex, appOfFlow, indexApps } from '../../main/analysis/attribute/app-of-flow.ts';
import { type CompanyIndex, companyOfServer, indexCompanies } from '../../main/analysis/attribute/company-of-host.ts';
import { networkOfAddress } from '../../main/analysis/attribute/network-of-address.ts';
import { placedBy, placeOfAddress } from '../../main/analysis/attribute/place-of-address.ts';
import { PLACE_CERTAINTIES, type PlaceCertainty } from '../../main/contract/words.ts';
import { PublishedPlaces } from '../../main/analysis/attribute/published-place.ts';
import type { Row } from './row.ts';

/** `wrong`: we name what is not so, or are surer than anyone may be. `missed`: we name nothing where an expert would. */
export interface Judged {
  readonly row: string;
  readonly right: number;
  readonly wrong: readonly string[];
  readonly missed: readonly string[];
}

/** Set aside for documentation: no row can hold it. */
const NO_ADDRESS = '192.0.2.1';
/** Public, and in no list of anybody's: what is looked up is the name. */
const SOME_ADDRESS = '193.0.6.139';

/** What Earshot says of a server by its name or its address alone, held against what an expert would print. */
export class Judge {
  readonly #knowledge: Knowledge;
  readonly #companies: CompanyIndex;
  readonly #apps: AppIndex;
  readonly #places: PublishedPlaces;

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge;
    this.#companies = indexCompanies(knowledge.companies);
    this.#apps = indexApps(knowledge.apps);
    this.#places = new PublishedPlaces(knowledge);
  }

  judge(row: Row): Judged {
    const name = 'host' in row ? row.host : row.address;
    const notes = [this.#operator(row), this.#home(row), this.#app(row), this.#host(row), this.#place(row)].filter(
      (note) => note !== null,
    );
    return {
      row: name,
      right: notes.filter(({ fault }) => fault === null).length,
      wrong: notes.flatMap(({ fault, what }) => (fault === 'wrong' ? [what] : [])),
      missed: notes.flatMap(({ fault, what }) => (fault === 'missed' ? [what] : [])),
    };
  }

  #said(row: Row) {
    const signs = {
      names: 'host' in row ? [row.host] : [],
      ip: 'host' in row ? NO_ADDRESS : row.address,
      certificateNames: [],
      protocols: [],
    };
    return companyOfServer(signs, this.#companies)?.company ?? null;
  }

  #operator(row: Row): Note {
    return names('operator', this.#said(row)?.name ?? null, row.operator?.name ?? null);
  }

  #home(row: Row): Note | null {
    const { operator } = row;
    const said = this.#said(row);
    if (!operator || operator.homeCountry === null || said === null || said.homeCountry === null) return null;
    const homes = [operator.homeCountry, ...(operator.alsoHome ?? [])];
    return note('home', said.homeCountry, homes.join('/'), homes.includes(said.homeCountry) ? null : 'wrong');
  }

  #app(row: Row): Note | null {
    if (!('host' in row)) return null;
    const flow = {
      names: { sni: row.host, httpHost: null, dns: null },
      process: null,
      protocol: 'tls',
      tls: null,
      server: { ip: NO_ADDRESS },
    };
    const said = appOfFlow(flow, [], this.#apps);
    return names('app', said.kind === 'known' && said.app.role === 'app' ? said.app.name : null, row.app, 'lenient');
  }

  #host(row: Row): Note | null {
    if (!('address' in row) || row.hostedBy === null) return null;
    const said = networkOfAddress(row.address, this.#knowledge);
    return names('hosted by', said?.shared?.name ?? said?.name ?? null, row.hostedBy);
  }

  #place(row: Row): Note | null {
    if (row.place === null) return null;
    const { country, certainty } = this.#placed(row);
    const { country: right, most } = row.place;
    const isTooSure = PLACE_CERTAINTIES.indexOf(certainty) < PLACE_CERTAINTIES.indexOf(most);
    // Without a country in the row a database may name one, as far as `most` allows; with "unknown" none.
    const isElsewhere = country !== null && (right === null ? most === 'unknown' : country !== right);
    const fault = isTooSure || isElsewhere ? 'wrong' : country === null && right !== null ? 'missed' : null;
    return note('place', `${certainty} ${country}`, `at most ${most} ${right}`, fault);
  }

  #placed(row: Row): { readonly country: string | null; readonly certainty: PlaceCertainty } {
    if ('address' in row) {
      const byLists = placeOfAddress(row.address, this.#knowledge);
      const published = this.#places.find(row.address, []);
      return published ? placedBy(published, byLists) : byLists;
    }
    const published = this.#places.find(SOME_ADDRESS, [row.host]);
    return published ? { country: published.country, certainty: 'in' } : { country: null, certainty: 'unknown' };
  }
}

interface Note {
  readonly what: string;
  readonly fault: 'wrong' | 'missed' | null;
}

function note(what: string, said: string | null, right: string | null, fault: Note['fault']): Note {
  return { what: `${what}: we say ${said ?? 'nothing'}, right is ${right ?? 'nothing'}`, fault };
}

/** @param missing `lenient`: a name that the row leaves open is not called wrong where one of its own words is the app's */
function names(
  what: string,
  said: string | null,
  right: string | null,
  missing: 'strict' | 'lenient' = 'strict',
): Note {
  if (said === right || (said !== null && right !== null && isSame(said, right))) return note(what, said, right, null);
  if (said === null) return note(what, said, right, 'missed');
  return note(what, said, right, right === null && missing === 'lenient' ? null : 'wrong');
}

/** "Tencent" and "Tencent Cloud", "JPush" and "Jiguang (JPush)": the words of one name stand in the other. */
function isSame(a: string, b: string): boolean {
  const [one, other] = [` ${plain(a)} `, ` ${plain(b)} `];
  return one.includes(other) || other.includes(one);
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

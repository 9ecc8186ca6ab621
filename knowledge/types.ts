/** The shapes of the knowledge files, as the engine gets them. The files carry more (sources with dates and reasons);
 *  a check in CI fails where a row has none. Countries are ISO 3166-1 alpha-2; HK, MO and TW are codes of their own. */

/** Where a fact was read: page or file, date of that text, at most 25 of its words, and why it supports the fact. */
export interface Source {
  readonly url: string;
  /** ISO date on which the text was read by us. */
  readonly read: string;
  /** Date of the text itself, where it gives one. */
  readonly dated: string | null;
  readonly quote: string;
  readonly why: string;
}

export interface AppRow {
  readonly id: string;
  readonly name: string;
  /** `app`: a product a person uses. `device`: the operating system or its services (push, time, captive portal). */
  readonly role: 'app' | 'device';
  readonly maker: string | null;
  readonly makerCountry: string | null;
  /** Host names by suffix (`signal.org` covers `a.signal.org`). */
  readonly domains: readonly string[];
  /** Names of protocols that only this app speaks, as dissectors spell them. */
  readonly protocols: readonly string[];
  /** Process names and package or bundle names. */
  readonly processes: readonly string[];
  /** Addresses that the maker publishes as its own for this app, as `base/prefix`. */
  readonly ranges?: readonly string[] | undefined;
  readonly sources: readonly Source[];
}

export interface CompanyRow {
  readonly id: string;
  readonly name: string;
  readonly legalName: string | null;
  readonly legalSeat: string | null;
  /** Where power lies: a Cayman seat is not. */
  readonly homeCountry: string | null;
  readonly otherHomes: readonly string[];
  readonly role: string;
  readonly domains: readonly string[];
  /** Suffixes under which it hands out names to customers: they tell whose computers these are, never who runs the service. */
  readonly customerDomains?: readonly string[] | undefined;
  /** Names of protocols that are this company's own. */
  readonly protocols: readonly string[];
  /** Addresses that it publishes as those of its own service, as `base/prefix`. Not what is only registered to it: a
   *  cloud's customers run servers there. */
  readonly ranges?: readonly string[] | undefined;
  readonly sources: readonly Source[];
}

export interface LawRow {
  /** Whose law it is, by code; `EU` for the European Union's. */
  readonly country: string;
  /** The countries the law's reach is stated for, by code (China's does not list HK, MO or TW by itself; a law of the
   *  European Union lists the member states that it binds). The law is told for these, and for no other. */
  readonly reaches: readonly string[];
  /** True: a firm can be required to act. False: it can be asked and may refuse, or the text read does not say. */
  readonly compels: boolean;
  /** Name, article and year. */
  readonly law: string;
  /** One sentence at reading age 12, "can be required", never "does". */
  readonly plain: string;
  /** One careful sentence for the editor's lawyer. */
  readonly careful: string;
  readonly sources: readonly Source[];
}

export interface IdentifierKeyRow {
  readonly type: import('../main/contract/words.ts').SubjectType;
  /** In any spelling: compared without case and separators. */
  readonly keys: readonly string[];
  /** `one-sign`: as `with-shape`, but the value is nobody's yet: possible, and in no verdict. `in-chat`: as `with-shape`,
   *  and only in a message of a conversation, since the name is used for much else (`text`, `from`, `channel`).
   *  `beside-person`: as `with-shape`, and only beside the mark, number or address of a person (`name`). `beside-address`:
   *  as that, but only beside a telephone number or an e-mail address, in what the user's device sends. */
  readonly strength: 'alone' | 'with-shape' | 'one-sign' | 'in-chat' | 'beside-person' | 'beside-address';
  /** Named shape of the value (`main/analysis/detect/shapes.ts`), null: any non-empty value that is not a flag. */
  readonly shape: string | null;
  /** An invented value, for the test that each of the keys speaks for it (`test/identifiers/keys.test.ts`). */
  readonly example: string;
  readonly why: string;
  readonly sources: readonly Source[];
}

/** A network whose addresses say little of a place: they are moved between data centres, announced from many places at
 *  once, or a firm's own network over many countries (`world-wide`). A place inside it is "possibly", never more. */
export interface SharedNetworkRow {
  readonly id: string;
  readonly name: string;
  readonly kind: 'cloud' | 'cdn' | 'anycast' | 'world-wide';
  /** Autonomous system numbers. */
  readonly asns: readonly number[];
  /** Addresses that are announced from many places at once, as `base/prefix`, where the network as a whole is not. */
  readonly ranges?: readonly string[] | undefined;
  readonly sources: readonly Source[];
}

/** What an operator's own document says of codes of places in its host names: at which position, and for which country. */
export interface PlaceCodeRow {
  readonly id: string;
  /** Whose names these are, as readers know it. */
  readonly operator: string;
  /** Host names with `{code}` for the code; `*` is any one label, `**` at the start any number of them. */
  readonly patterns: readonly string[];
  /** The country of each code. */
  readonly codes: Readonly<Record<string, string>>;
  readonly sources: readonly Source[];
}

/** Addresses for which an operator's own list gives the country. */
export interface PublishedPlaceRow {
  readonly id: string;
  readonly operator: string;
  /** By country, each `base/prefix`. */
  readonly ranges: Readonly<Record<string, readonly string[]>>;
  readonly sources: readonly Source[];
}

/** One address database, opened. `lookup` takes the usual text form. */
export interface PlaceSource {
  readonly name: string;
  /** ISO date of its data. */
  readonly date: string;
  lookup(ip: string): string | null;
}
export interface NetworkSource {
  readonly name: string;
  readonly date: string;
  /** Both, as printed. */
  readonly title: string;
  /** The registered network's name: never a place. */
  lookup(ip: string): { readonly name: string; readonly asn: number } | null;
}

/** How far countries are from each other at least. */
export interface DistanceSource {
  readonly name: string;
  readonly date: string;
  readonly codes: readonly string[];
  /** Whole km between the two nearest points of two countries, rounded down and lessened by what an outline may be off; 0:
   *  they touch or may. Null: a code that the table lacks. */
  between(a: string, b: string): number | null;
}

/** All that the engine knows beside the bytes. Made outside the engine (`main/shell/services/knowledge.ts`), so that the
 *  engine stays a pure function. */
export interface Knowledge {
  readonly versions: readonly { readonly name: string; readonly version: string; readonly sha256: string }[];
  readonly apps: readonly AppRow[];
  readonly companies: readonly CompanyRow[];
  readonly laws: readonly LawRow[];
  readonly identifierKeys: readonly IdentifierKeyRow[];
  readonly places: readonly PlaceSource[];
  readonly networks: NetworkSource | null;
  readonly distances: DistanceSource | null;
  readonly sharedNetworks: readonly SharedNetworkRow[];
  readonly placeCodes: readonly PlaceCodeRow[];
  readonly publishedPlaces: readonly PublishedPlaceRow[];
}

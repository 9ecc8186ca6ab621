import type { Knowledge, Source } from '../../../knowledge/types.ts';
import { type PlaceInName, PlaceCodeIndex } from './place-in-name.ts';
import { addressKind, parseIp } from './ip-number.ts';
import { RangeIndex } from './range-index.ts';

/** What an operator's own document says of a place: by the address, or by a code in the server's name. */
export interface PublishedPlace {
  readonly country: string;
  /** For print: whose document, and how it says so. */
  readonly source: string;
  /** The newest day that one of its texts gives, else the day on which one was read. */
  readonly date: string;
}

/** Made once per analysis. */
export class PublishedPlaces {
  readonly #codes: PlaceCodeIndex;
  readonly #ranges = new RangeIndex<PublishedPlace>();

  constructor({ placeCodes, publishedPlaces }: Pick<Knowledge, 'placeCodes' | 'publishedPlaces'>) {
    this.#codes = new PlaceCodeIndex(placeCodes);
    for (const { operator, ranges, sources } of publishedPlaces) {
      const said = { source: `${operator}: published addresses`, date: dayOf(sources) };
      for (const [country, list] of Object.entries(ranges))
        for (const range of list) this.#ranges.add(range, { country, ...said });
    }
  }

  /** Null: no document says, or two of the names say different things. */
  find(ip: string, names: readonly string[]): PublishedPlace | null {
    const number = parseIp(ip);
    if (number === null || addressKind(number) !== 'public') return null;
    return this.#ranges.find(ip) ?? this.#byName(names);
  }

  #byName(names: readonly string[]): PublishedPlace | null {
    let found: PlaceInName | null = null;
    for (const name of names) {
      const next = this.#codes.find(name);
      if (next === null) continue;
      if (found !== null && found.country !== next.country) return null;
      found ??= next;
    }
    if (found === null) return null;
    const { country, row } = found;
    return { country, source: `${row.operator}: code in the server's name`, date: dayOf(row.sources) };
  }
}

function dayOf(sources: readonly Pick<Source, 'dated' | 'read'>[]): string {
  return (
    sources
      .map(({ dated, read }) => dated ?? read)
      .sort()
      .at(-1) ?? '1970-01-01'
  );
}

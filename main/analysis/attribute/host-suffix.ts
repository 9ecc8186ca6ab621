/** Longest host name DNS allows in text form (RFC 1035 section 2.3.4). */
const LONGEST_HOST = 253;

/** A host name as rows are looked up by it: lower case, without port and final dot. Null: an address, or no name. */
export function bareHost(name: string): string | null {
  const host = name
    .toLowerCase()
    .replace(/:\d{1,5}$/, '')
    .replace(/\.$/, '');
  if (host.length === 0 || host.length > LONGEST_HOST) return null;
  if (!/^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/.test(host)) return null;
  return /\.\d+$/.test(host) ? null : host;
}

interface Found<Row> {
  readonly row: Row;
  readonly domain: string;
}

/** Names whose answer is remembered: a device asks for the same ones again and again. */
const MOST_REMEMBERED = 4096;

/** Finds the row whose domain is the longest suffix of a host name, on label borders: `signal.org` covers
 *  `chat.signal.org` and not `notsignal.org`. */
export class SuffixIndex<Row> {
  readonly #rows = new Map<string, Row>();
  readonly #found = new Map<string, Found<Row> | null>();

  add(domain: string, row: Row): void {
    this.#rows.set(domain, row);
    this.#found.clear();
  }

  find(name: string): Found<Row> | null {
    const known = this.#found.get(name);
    if (known !== undefined) return known;
    const found = this.#search(name);
    if (this.#found.size >= MOST_REMEMBERED) this.#found.clear();
    this.#found.set(name, found);
    return found;
  }

  #search(name: string): Found<Row> | null {
    let rest = bareHost(name);
    while (rest !== null) {
      const row = this.#rows.get(rest);
      if (row !== undefined) return { row, domain: rest };
      const dot = rest.indexOf('.');
      rest = dot < 0 ? null : rest.slice(dot + 1);
    }
    return null;
  }
}

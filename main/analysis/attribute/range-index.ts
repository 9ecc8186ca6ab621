import { type IpNumber, parseIp } from './ip-number.ts';

/** Finds the row whose range of addresses is the narrowest that holds an address. A range is `base/prefix`. */
export class RangeIndex<Row> {
  /** By family and length of prefix, the longest first; then by the prefix itself. */
  readonly #rows: Readonly<Record<4 | 6, Map<number, Map<Key, Row>>>> = { 4: new Map(), 6: new Map() };

  /** False: that is no range. */
  add(range: string, row: Row): boolean {
    const [base = '', length = ''] = range.split('/');
    const number = parseIp(base);
    const prefix = /^\d{1,3}$/.test(length) ? Number(length) : -1;
    if (number === null || prefix < 0 || prefix > 32 * number.words.length) return false;
    const byPrefix = this.#rows[number.family];
    const known = byPrefix.get(prefix);
    if (known) {
      known.set(keyOf(number, prefix), row);
      return true;
    }
    const lengths = [...byPrefix, [prefix, new Map<Key, Row>([[keyOf(number, prefix), row]])] as const].sort(
      ([a], [b]) => b - a,
    );
    byPrefix.clear();
    for (const [one, rows] of lengths) byPrefix.set(one, rows);
    return true;
  }

  find(ip: string): Row | null {
    const number = parseIp(ip);
    if (number === null) return null;
    for (const [prefix, rows] of this.#rows[number.family]) {
      const row = rows.get(keyOf(number, prefix));
      if (row !== undefined) return row;
    }
    return null;
  }
}

/** An address's first bits: a number where they fit into one, else in words. */
type Key = number | string;

function keyOf({ words }: IpNumber, prefix: number): Key {
  if (prefix <= 32) return prefix === 0 ? 0 : (words[0] ?? 0) >>> (32 - prefix);
  let key = '';
  for (let at = 0, left = prefix; left > 0; at++, left -= 32) {
    const word = words[at] ?? 0;
    key += `${left >= 32 ? word : word >>> (32 - left)} `;
  }
  return key;
}

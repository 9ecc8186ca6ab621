import { standsAt } from '../bytes/scan.ts';

/** Finds many short patterns in one pass: a table of every pair of octets says where it is worth looking closer. On
 *  random octets it runs at the same speed for two patterns and for two hundred. */
export class OctetIndex<P extends { readonly octets: Uint8Array }> {
  readonly #worthIt = new Uint8Array(0x10000);
  readonly #byPair = new Map<number, { pattern: P; offset: number }[]>();

  /** @param patterns of at least two octets; shorter ones are left out. */
  constructor(patterns: readonly P[]) {
    for (const pattern of patterns) {
      if (pattern.octets.length < 2) continue;
      const offset = rarestPair(pattern.octets);
      const pair = pairAt(pattern.octets, offset);
      this.#worthIt[pair] = 1;
      const known = this.#byPair.get(pair) ?? [];
      known.push({ pattern, offset });
      this.#byPair.set(pair, known);
    }
  }

  get isEmpty(): boolean {
    return this.#byPair.size === 0;
  }

  /** Could a pattern stand in `from..end`? No means no. */
  mayHold(bytes: Uint8Array, from: number, end: number): boolean {
    const worthIt = this.#worthIt;
    let pair = bytes[from] ?? 0;
    for (let i = from + 1; i < end; i++) {
      pair = ((pair & 0xff) << 8) | (bytes[i] ?? 0);
      if (worthIt[pair] !== 0) return true;
    }
    return false;
  }

  /** Calls `visit` for each place in `from..end` where a pattern stands whole. Overlapping ones are all told. */
  scan(bytes: Uint8Array, from: number, end: number, visit: (pattern: P, at: number) => void): void {
    const worthIt = this.#worthIt;
    let pair = bytes[from] ?? 0;
    for (let i = from + 1; i < end; i++) {
      pair = ((pair & 0xff) << 8) | (bytes[i] ?? 0);
      if (worthIt[pair] === 0) continue;
      for (const { pattern, offset } of this.#byPair.get(pair) ?? []) {
        const at = i - 1 - offset;
        if (at >= from && standsAt(bytes, pattern.octets, at, end)) visit(pattern, at);
      }
    }
  }
}

function pairAt(octets: Uint8Array, offset: number): number {
  return ((octets[offset] ?? 0) << 8) | (octets[offset + 1] ?? 0);
}

/** The pair with the fewest filler octets (zeros and 0xff), the first of equals. */
function rarestPair(octets: Uint8Array): number {
  let best = 0;
  let least = 3;
  for (let i = 0; i + 1 < octets.length; i++) {
    const filler = Number(isFiller(octets[i])) + Number(isFiller(octets[i + 1]));
    if (filler < least) {
      least = filler;
      best = i;
    }
  }
  return best;
}

function isFiller(octet: number | undefined): boolean {
  return octet === 0 || octet === 0xff;
}

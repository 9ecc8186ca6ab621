import { type Findable, otherCase, stands } from './folded-octets.ts';

/** Finds many short patterns in one pass: a table of pairs of octets says where it is worth looking closer. On random
 *  octets it runs at the same speed for two patterns and for two hundred. */
export class OctetIndex<P extends Findable> {
  readonly #worthIt = new Uint8Array(0x10000);
  readonly #byPair = new Map<number, { pattern: P; offset: number }[]>();
  /** Only every second pair is looked at where each pattern has one at an even and one at an odd place: wherever it stands,
   *  one of the two is met. */
  readonly #step: 1 | 2;

  /** @param patterns of at least two octets; shorter ones are left out. */
  constructor(patterns: readonly P[]) {
    this.#step = patterns.some(({ octets }) => octets.length === 2) ? 1 : 2;
    for (const pattern of patterns) {
      if (pattern.octets.length < 2) continue;
      for (let first = 0; first < this.#step; first++)
        this.#add(pattern, rarestPair(pattern.octets, first, this.#step));
    }
  }

  /** Does a pattern stand in `from..end`? */
  holds(bytes: Uint8Array, from: number, end: number): boolean {
    return this.#search(bytes, from, end, null);
  }

  /** Calls `visit` for each place in `from..end` where a pattern stands whole. Overlapping ones are all told. */
  scan(bytes: Uint8Array, from: number, end: number, visit: (pattern: P, at: number) => void): void {
    this.#search(bytes, from, end, visit);
  }

  /** @returns true at the first, where nobody visits */
  #search(bytes: Uint8Array, from: number, end: number, visit: ((pattern: P, at: number) => void) | null): boolean {
    for (let i = this.#next(bytes, from, end); i < end; i = this.#next(bytes, i + this.#step, end)) {
      for (const { pattern, offset } of this.#byPair.get(pairAt(bytes, i)) ?? []) {
        const at = i - offset;
        if (at < from || !stands(pattern, bytes, at, end)) continue;
        if (visit === null) return true;
        visit(pattern, at);
      }
    }
    return false;
  }

  /** The next place worth looking closer at, or `end`. A loop of its own: inside the one above it runs at a third of the
   *  speed. */
  #next(bytes: Uint8Array, from: number, end: number): number {
    const worthIt = this.#worthIt;
    const step = this.#step;
    for (let i = from; i + 1 < end; i += step) {
      if (worthIt[((bytes[i] ?? 0) << 8) | (bytes[i + 1] ?? 0)] !== 0) return i;
    }
    return end;
  }

  #add(pattern: P, offset: number): void {
    const pair = pairAt(pattern.octets, offset);
    for (const one of pattern.isFolded === true ? casesOf(pair) : [pair]) {
      this.#worthIt[one] = 1;
      const known = this.#byPair.get(one);
      if (known) known.push({ pattern, offset });
      else this.#byPair.set(one, [{ pattern, offset }]);
    }
  }
}

/** The pair with its letters in either case. */
function casesOf(pair: number): ReadonlySet<number> {
  const [first, second] = [pair >> 8, pair & 0xff];
  return new Set([first, otherCase(first)].flatMap((one) => [(one << 8) | second, (one << 8) | otherCase(second)]));
}

function pairAt(octets: Uint8Array, offset: number): number {
  return ((octets[offset] ?? 0) << 8) | (octets[offset + 1] ?? 0);
}

/** Of the pairs at `first`, `first + step`, …: the one with the fewest filler octets (zeros and 0xff), the first of equals. */
function rarestPair(octets: Uint8Array, first: number, step: number): number {
  let best = first;
  let least = 3;
  for (let i = first; i + 1 < octets.length; i += step) {
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

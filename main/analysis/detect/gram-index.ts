import { type Findable, stands } from './folded-octets.ts';

/** Octets of a gram: what one look sees. */
const SHORT_GRAM = 4;
const LONG_GRAM = 8;
/** Fewest octets of a pattern. */
export const FEWEST_OCTETS = 8;
/** Fewest octets of those that are found by long grams: hashes of 128 bits in base64. Thousands of patterns are that long, and
 *  four hexadecimal digits are all in use by a thousand; eight never are. */
const FEWEST_LONG = 20;
/** Sets bit 5 of each octet: letters of both cases become the same, and a few others with them. */
const FOLD = 0x20202020;
/** Knuth's multiplier, and one of MurmurHash3's: they spread what differs in few bits. */
const SPREAD = 0x9e3779b1;
const SPREAD_NEXT = 0x85ebca6b;
/** Bits of the filter for each gram: one in so many looks is for nothing. */
const BITS_PER_GRAM = 64;

/** Finds many patterns in two passes: one looks at four octets of every five, one at eight of every thirteen. What is asked of
 *  each is one bit of a filter, so that thousands of patterns cost what ten do. */
export class GramIndex<P extends Findable> {
  readonly #short: Grams<P>;
  readonly #long: Grams<P>;

  /** @param patterns shorter ones than `FEWEST_OCTETS` are left out */
  constructor(patterns: readonly P[]) {
    const isLong = ({ octets }: P): boolean => octets.length >= FEWEST_LONG;
    const short = patterns.filter((one) => one.octets.length >= FEWEST_OCTETS && !isLong(one));
    this.#short = new Grams(short, SHORT_GRAM, FEWEST_OCTETS);
    this.#long = new Grams(patterns.filter(isLong), LONG_GRAM, FEWEST_LONG);
  }

  /** Does a pattern stand in `from..end`? */
  holds(bytes: Uint8Array, from: number, end: number): boolean {
    return this.#short.search(bytes, from, end, null) || this.#long.search(bytes, from, end, null);
  }

  /** Calls `visit` for each place in `from..end` where a pattern stands whole. Overlapping ones are all told. */
  scan(bytes: Uint8Array, from: number, end: number, visit: (pattern: P, at: number) => void): void {
    this.#short.search(bytes, from, end, visit);
    this.#long.search(bytes, from, end, visit);
  }
}

/** Patterns of at least so many octets, by grams of one size. */
class Grams<P extends Findable> {
  readonly #patterns: readonly P[];
  readonly #size: number;
  readonly #isLong: boolean;
  /** Only every so many octets a look is taken: wherever a pattern stands, one look falls on a gram of it. */
  readonly #step: number;
  readonly #filter: Uint8Array;
  readonly #filterShift: number;
  /** By a gram's hash, the first of its entries, counted from 1; entries with their successors in columns. */
  readonly #heads: Int32Array;
  readonly #headShift: number;
  readonly #next: Int32Array;
  readonly #hash: Int32Array;
  readonly #pattern: Int32Array;
  readonly #offset: Int32Array;

  constructor(patterns: readonly P[], size: number, fewest: number) {
    this.#patterns = patterns;
    this.#size = size;
    this.#isLong = size === LONG_GRAM;
    this.#step = fewest - size + 1;
    const entries = patterns.length * this.#step;
    const filterBits = bitsFor(entries * BITS_PER_GRAM);
    const headBits = bitsFor(entries * 2);
    this.#filter = new Uint8Array(1 << (filterBits - 3));
    this.#filterShift = 32 - filterBits;
    this.#heads = new Int32Array(1 << headBits);
    this.#headShift = 32 - headBits;
    this.#next = new Int32Array(entries);
    this.#hash = new Int32Array(entries);
    this.#pattern = new Int32Array(entries);
    this.#offset = new Int32Array(entries);
    for (const [i, { octets }] of patterns.entries())
      for (let first = 0; first < this.#step; first++)
        this.#enter(i * this.#step + first, i, octets, rarestGram(octets, first, size, this.#step));
  }

  /** @returns true at the first, where nobody visits */
  search(bytes: Uint8Array, from: number, end: number, visit: ((pattern: P, at: number) => void) | null): boolean {
    if (this.#patterns.length === 0) return false;
    for (let i = this.#look(bytes, from, end); i < end; i = this.#look(bytes, i + this.#step, end)) {
      const hash = this.#hashAt(bytes, i);
      for (let entry = this.#heads[hash >>> this.#headShift] ?? 0; entry > 0; entry = this.#next[entry - 1] ?? 0) {
        if (this.#hash[entry - 1] !== hash) continue;
        const pattern = this.#patterns[this.#pattern[entry - 1] ?? 0];
        const at = i - (this.#offset[entry - 1] ?? 0);
        if (pattern === undefined || at < from || !stands(pattern, bytes, at, end)) continue;
        if (visit === null) return true;
        visit(pattern, at);
      }
    }
    return false;
  }

  /** The next place worth looking closer at, or `end`. A loop of its own: inside the one above it runs at a third of the
   *  speed. */
  #look(bytes: Uint8Array, from: number, end: number): number {
    const filter = this.#filter;
    const shift = this.#filterShift;
    const step = this.#step;
    const last = end - this.#size;
    if (this.#isLong) {
      for (let i = from; i <= last; i += step) {
        const hash = longHash(bytes, i) >>> shift;
        if (((filter[hash >>> 3] ?? 0) & (1 << (hash & 7))) !== 0) return i;
      }
      return end;
    }
    for (let i = from; i <= last; i += step) {
      const hash = shortHash(bytes, i) >>> shift;
      if (((filter[hash >>> 3] ?? 0) & (1 << (hash & 7))) !== 0) return i;
    }
    return end;
  }

  #hashAt(bytes: Uint8Array, at: number): number {
    return this.#isLong ? longHash(bytes, at) : shortHash(bytes, at);
  }

  #enter(entry: number, pattern: number, octets: Uint8Array, offset: number): void {
    const hash = this.#hashAt(octets, offset);
    const bit = hash >>> this.#filterShift;
    this.#filter[bit >>> 3] = (this.#filter[bit >>> 3] ?? 0) | (1 << (bit & 7));
    const head = hash >>> this.#headShift;
    this.#hash[entry] = hash;
    this.#pattern[entry] = pattern;
    this.#offset[entry] = offset;
    this.#next[entry] = this.#heads[head] ?? 0;
    this.#heads[head] = entry + 1;
  }
}

/** Written out: the search for own values takes a sixth longer where it calls `i32le`. */
function gramAt(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24) | FOLD
  );
}

/** One for each gram: nothing is lost. */
function shortHash(bytes: Uint8Array, at: number): number {
  return Math.imul(gramAt(bytes, at), SPREAD);
}

function longHash(bytes: Uint8Array, at: number): number {
  return Math.imul(Math.imul(gramAt(bytes, at), SPREAD) ^ gramAt(bytes, at + SHORT_GRAM), SPREAD_NEXT);
}

/** Bits of an index that has room for so many. */
function bitsFor(count: number): number {
  return Math.max(8, Math.min(26, 32 - Math.clz32(count)));
}

/** Of the grams of `size` octets at `first`, `first + step`, …: the one with the fewest octets that stand everywhere or twice, the first of
 *  equals. */
function rarestGram(octets: Uint8Array, first: number, size: number, step: number): number {
  let best = first;
  let least = 2 * size;
  const last = Math.min(octets.length - size, first + (MOST_GRAMS - 1) * step);
  for (let at = first; at <= last && least > 0; at += step) {
    let dull = 0;
    for (let i = at; i < at + size; i++) {
      const octet = octets[i] ?? 0;
      dull += DULL[octet] ?? 0;
      if (i > at && octet === octets[i - 1]) dull++;
    }
    if (dull < least) {
      least = dull;
      best = at;
    }
  }
  return best;
}

/** Grams to choose from: of many one is rare enough. */
const MOST_GRAMS = 6;

/** 1 for filler, spaces, and what escapes and documents are full of. */
const DULL = Uint8Array.from({ length: 256 }, (_, octet) =>
  octet === 0xff || '\0 %\\&#;:./=-u0'.includes(String.fromCharCode(octet)) ? 1 : 0,
);

import type { MinePattern } from './detector.ts';
import { stands } from './folded-octets.ts';
import { FEWEST_OCTETS, GramIndex } from './gram-index.ts';
import { OctetIndex } from './octet-index.ts';

/** Searches octets for all patterns of all own values: long ones by four or eight octets of every few, short ones by pairs, and
 *  what is too short for any place by comparing it with a whole field. */
export class OwnSearch {
  readonly #long: GramIndex<MinePattern>;
  readonly #short: OctetIndex<MinePattern>;
  /** Compared with whole fields only, by their marks: thousands of values have tens of thousands. */
  readonly #wholes = new Map<number, MinePattern[]>();
  readonly #marks = new Uint8Array(MARKS);

  constructor(mine: readonly MinePattern[]) {
    const anywhere = mine.filter((one) => one.anywhere);
    this.#long = new GramIndex(anywhere);
    this.#short = new OctetIndex(anywhere.filter(({ octets }) => octets.length < FEWEST_OCTETS));
    for (const one of mine) {
      if (one.anywhere) continue;
      const mark = markOf(one.octets, 0, one.octets.length);
      this.#marks[mark] = 1;
      const known = this.#wholes.get(mark);
      if (known) known.push(one);
      else this.#wholes.set(mark, [one]);
    }
  }

  /** Does a pattern stand in these octets, or are they one? */
  holds(bytes: Uint8Array, at: number, length: number): boolean {
    const end = at + length;
    if (this.#long.holds(bytes, at, end) || this.#short.holds(bytes, at, end)) return true;
    const wholes = this.#wholesLike(bytes, at, length);
    for (let i = 0; i < wholes.length; i++) {
      const pattern = wholes[i];
      if (pattern !== undefined && isWhole(pattern, bytes, at, length)) return true;
    }
    return false;
  }

  /** Every pattern at every place, but for those that are compared with whole fields. */
  scan(bytes: Uint8Array, from: number, end: number, visit: (pattern: MinePattern, at: number) => void): void {
    this.#long.scan(bytes, from, end, visit);
    this.#short.scan(bytes, from, end, visit);
  }

  /** Those that all of these octets are, and that are searched nowhere else. */
  whole(bytes: Uint8Array, at: number, length: number, visit: (pattern: MinePattern) => void): void {
    for (const pattern of this.#wholesLike(bytes, at, length)) if (isWhole(pattern, bytes, at, length)) visit(pattern);
  }

  #wholesLike(bytes: Uint8Array, at: number, length: number): readonly MinePattern[] {
    const mark = markOf(bytes, at, length);
    return this.#marks[mark] === 0 ? NO_PATTERNS : (this.#wholes.get(mark) ?? NO_PATTERNS);
  }
}

const NO_PATTERNS: readonly MinePattern[] = [];
const MARKS = 1 << 16;
/** Sets bit 5: letters of both cases become the same. */
const FOLD = 0x20;

/** Of a length and of the octets at both ends and in the middle: the same for all that a pattern stands for. */
function markOf(bytes: Uint8Array, at: number, length: number): number {
  const first = (bytes[at] ?? 0) | FOLD;
  const middle = (bytes[at + (length >> 1)] ?? 0) | FOLD;
  const last = (bytes[at + length - 1] ?? 0) | FOLD;
  return (Math.imul(length, 0x9e37) ^ Math.imul(first, 0x0101) ^ (middle << 5) ^ Math.imul(last, 0x2f1b)) & (MARKS - 1);
}

function isWhole(pattern: MinePattern, bytes: Uint8Array, at: number, length: number): boolean {
  return pattern.octets.length === length && stands(pattern, bytes, at, at + length);
}

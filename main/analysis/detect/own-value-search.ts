import type { MinePattern } from './detector.ts';
import { stands } from './folded-octets.ts';
import { FEWEST_OCTETS, GramIndex } from './gram-index.ts';
import { OctetIndex } from './octet-index.ts';

/** Searches octets for all patterns of all own values: long ones by four octets of every five, short ones by pairs, and what
 *  is too short for any place by comparing it with a whole field. */
export class OwnSearch {
  readonly #long: GramIndex<MinePattern>;
  readonly #short: OctetIndex<MinePattern>;
  /** Compared with whole fields only, by length. */
  readonly #wholes: (readonly MinePattern[] | undefined)[] = [];

  constructor(mine: readonly MinePattern[]) {
    const anywhere = mine.filter((one) => one.anywhere);
    this.#long = new GramIndex(anywhere);
    this.#short = new OctetIndex(anywhere.filter(({ octets }) => octets.length < FEWEST_OCTETS));
    const wholes = mine.filter((one) => !one.anywhere);
    const longest = wholes.reduce((most, { octets }) => Math.max(most, octets.length), 0);
    for (let length = 0; length <= longest; length++)
      this.#wholes.push(wholes.filter(({ octets }) => octets.length === length));
  }

  /** Does a pattern stand in these octets, or are they one? */
  holds(bytes: Uint8Array, at: number, length: number): boolean {
    const end = at + length;
    if (this.#long.holds(bytes, at, end) || this.#short.holds(bytes, at, end)) return true;
    const wholes = this.#wholes[length] ?? NO_PATTERNS;
    for (let i = 0; i < wholes.length; i++) {
      const pattern = wholes[i];
      if (pattern !== undefined && stands(pattern, bytes, at, end)) return true;
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
    for (const pattern of this.#wholes[length] ?? NO_PATTERNS)
      if (stands(pattern, bytes, at, at + length)) visit(pattern);
  }
}

const NO_PATTERNS: readonly MinePattern[] = [];

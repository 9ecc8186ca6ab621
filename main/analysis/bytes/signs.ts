/** Kinds of octets, one bit each: what a rule must find in a field before it is worth asking. */
/** a to f, in either case: a digit of hexadecimal numbers. */
export const HEX_LETTER = 1;
export const DIGIT = 2;
export const SPACE = 4;
export const DOT = 8;
export const AT = 16;
export const COLON = 32;
export const PERCENT = 64;
export const EQUALS = 128;
/** `{`, `[`, `(`. */
export const BRACKET = 256;
export const LESS = 512;
/** Below 0x20, and 0x7f. */
export const CONTROL = 1024;
/** 0x80 and up. */
export const HIGH = 2048;
/** `-`, `_`, `+`, `/`: what base64 may hold beside letters and digits. */
export const JOINER = 4096;
export const OTHER = 8192;
/** g to z. */
export const LATER_LETTER = 16384;
export const ALL_SIGNS = 32767;

/** What `signsOf` says of a field too long to look at: anything may be in it, and anything may not. */
export const UNKNOWN_SIGNS = -1;

const MOST_LOOKED_AT = 1024;

const BITS = bitsOfOctets();

/** Which kinds of octets there are, as one number: one pass, some nanoseconds. */
export function signsOf(bytes: Uint8Array, at: number, length: number): number {
  if (length > MOST_LOOKED_AT) return UNKNOWN_SIGNS;
  let signs = 0;
  for (let i = at; i < at + length; i++) signs |= BITS[bytes[i] ?? 0] ?? 0;
  return signs;
}

/** What a field must hold for a rule to be worth asking. All that is left out may be anything. */
export interface Needs {
  /** Fewest octets. */
  readonly least?: number;
  /** One of these kinds must be there. */
  readonly some?: number;
  /** None of these kinds may be there. */
  readonly none?: number;
}

/** For what is opened where it is declared, and never guessed. No field has so many octets; a number like Infinity would be
 *  kept in another way, and so would every `least`: reading one then makes an object. */
export const NEVER: Needs = { least: 0x3fff_ffff };

export function meets(needs: Needs | undefined, length: number, signs: number): boolean {
  return needs === undefined || (length >= (needs.least ?? 0) && fits(needs, signs));
}

function fits({ some = ALL_SIGNS, none = 0 }: Needs, signs: number): boolean {
  return signs < 0 || ((signs & some) !== 0 && (signs & none) === 0);
}

/** Rules by the signs that their needs let through, worked out once for each set of signs: fields come by the million, sets
 *  by the hundred. `Needs.least` is left to whoever asks. */
export class BySigns<R extends { readonly needs?: Needs | undefined }> {
  readonly #rules: readonly R[];
  /** By the set's number. */
  readonly #lists: (readonly R[] | undefined)[] = [];

  constructor(rules: readonly R[]) {
    this.#rules = rules;
  }

  of(signs: number): readonly R[] {
    return (this.#lists[numberOf(signs)] ??= this.#choose(signs));
  }

  /** By itself: a function made in `of` would be paid for with every question. */
  #choose(signs: number): readonly R[] {
    return this.#rules.filter(({ needs }) => needs === undefined || fits(needs, signs));
  }
}

/** For each set of signs its number, by which one came first: lists by number have no gaps, which would make them slow. */
const NUMBERS = new Uint16Array(ALL_SIGNS - UNKNOWN_SIGNS + 1);
let numbered = 0;

function numberOf(signs: number): number {
  const known = NUMBERS[signs - UNKNOWN_SIGNS] ?? 0;
  return known === 0 ? (NUMBERS[signs - UNKNOWN_SIGNS] = ++numbered) : known;
}

function bitsOfOctets(): Uint16Array {
  const bits = new Uint16Array(256).fill(OTHER);
  const set = (characters: string, bit: number): void => {
    for (const character of characters) bits[character.charCodeAt(0)] = bit;
  };
  bits.fill(CONTROL, 0, 0x20);
  bits[0x7f] = CONTROL;
  bits.fill(HIGH, 0x80);
  bits.fill(DIGIT, 0x30, 0x3a);
  for (const first of [0x41, 0x61]) {
    bits.fill(HEX_LETTER, first, first + 6);
    bits.fill(LATER_LETTER, first + 6, first + 26);
  }
  set(' ', SPACE);
  set('.', DOT);
  set('@', AT);
  set(':', COLON);
  set('%', PERCENT);
  set('=', EQUALS);
  set('{[(', BRACKET);
  set('<', LESS);
  set('-_+/', JOINER);
  return bits;
}

import { isDigit, isLetter, sequenceLength } from './text.ts';

/** How a string says its length: octets of the number, and their order. */
interface Prefix {
  readonly size: 1 | 2 | 4;
  readonly order: 'be' | 'le';
}
const PREFIXES: readonly Prefix[] = [
  { size: 1, order: 'be' },
  { size: 2, order: 'be' },
  { size: 2, order: 'le' },
  { size: 4, order: 'be' },
  { size: 4, order: 'le' },
];
/** Octets between two strings (a type, a tag); the same number everywhere. */
const MOST_BETWEEN = 2;
const MOST_STRINGS = 256;
const LONGEST_STRING = 4096;
/** Letters of a name. Fewer are met by chance: where one octet says the length, any octet does. */
const FEWEST_LETTERS = { 1: 3, 2: 2, 4: 2 } as const;
const LONGEST_NAME = 64;

export interface Chain {
  /** For each string where it begins and its length, one after the other. */
  readonly places: readonly number[];
  readonly end: number;
}

/** Strings one after the other, each behind its length (1, 2 or 4 octets, either order), that begin with a length at `at`. The
 *  first and every other one is a program's name for the next: `key value key value`. Null where less than one pair stands
 *  there. */
export function pairsAt(bytes: Uint8Array, at: number, end: number): Chain | null {
  // No name is longer, and each prefix shows it in the first octet or behind NULs.
  if ((bytes[at] ?? 0) > 0x40) return null;
  for (const prefix of PREFIXES) {
    const length = lengthAt(bytes, at, end, prefix);
    if (length < 0 || !isPlainName(bytes, at + prefix.size, length, FEWEST_LETTERS[prefix.size])) continue;
    for (let between = 0; between <= MOST_BETWEEN; between++) {
      const chain = chainAt(bytes, at, end, prefix, between);
      if (chain) return chain;
    }
  }
  return null;
}

function chainAt(bytes: Uint8Array, start: number, end: number, prefix: Prefix, between: number): Chain | null {
  const places: number[] = [];
  let at = start;
  let stop = start;
  for (let i = 0; i < MOST_STRINGS; i++) {
    const length = lengthAt(bytes, at, end, prefix);
    const from = at + prefix.size;
    if (length < 0) break;
    const fits =
      i % 2 === 0 ? isPlainName(bytes, from, length, FEWEST_LETTERS[prefix.size]) : isPlain(bytes, from, length);
    if (!fits) break;
    if (i % 2 === 1) stop = from + length;
    places.push(from, length);
    at = from + length + between;
  }
  places.length -= places.length % 4;
  return places.length >= 4 ? { places, end: stop } : null;
}

/** The length that stands at `at`; -1 where no string of it would fit. */
function lengthAt(bytes: Uint8Array, at: number, end: number, { size, order }: Prefix): number {
  if (at + size > end) return -1;
  let value = 0;
  for (let i = 0; i < size; i++) value = value * 256 + (bytes[order === 'be' ? at + i : at + size - 1 - i] ?? 0);
  return value <= LONGEST_STRING && value <= end - at - size ? value : -1;
}

/** Text on one line, in any script. */
function isPlain(bytes: Uint8Array, at: number, length: number): boolean {
  const end = at + length;
  for (let i = at; i < end;) {
    const octet = bytes[i] ?? 0;
    if (octet < 0x20 || octet === 0x7f) return false;
    const size = sequenceLength(bytes, i, end);
    if (size === 0) return false;
    i += size;
  }
  return true;
}

/** A word as programs name things: letters first, then digits, `_`, `-` and `.` as well. */
export function isPlainName(bytes: Uint8Array, at: number, length: number, fewestLetters: number): boolean {
  if (length < fewestLetters || length > LONGEST_NAME) return false;
  let letters = 0;
  for (let i = at; i < at + length; i++) {
    const octet = bytes[i] ?? 0;
    if (isLetter(octet)) letters++;
    else if (octet !== 0x5f && (i === at || !(isDigit(octet) || octet === 0x2d || octet === 0x2e))) return false;
  }
  return letters >= fewestLetters;
}

import { u16be, u16le } from './plain.ts';

/** Text in UTF-16 among other octets (RFC 2781): letters of Latin alphabets, each with a NUL beside it. */

/** Shorter ones are small numbers in 16 bits. */
const SHORTEST = 6;
/** Letters looked at for a beginning: a text of the shortest length covers one of every so many octets. */
const STRIDE = 4;

export interface WideText {
  readonly at: number;
  readonly length: number;
  readonly order: 'be' | 'le';
}

/** The first text of 6 letters or more in `bytes[at..end)`; null: none. Where its length stands before it (16 or 32 bits, in
 *  octets or letters), it ends there, whatever follows. With a NUL on either side both orders read: the length decides, then
 *  the longer text, then the one that ends where the octets do, then what Windows writes. */
export function nextWideText(bytes: Uint8Array, at: number, end: number): WideText | null {
  for (let i = at; i + 1 < end; i += STRIDE) {
    if ((bytes[i] === 0) === (bytes[i + 1] === 0)) continue;
    const low = bytes[i] === 0 ? i - 1 : i;
    const le = textAround(bytes, low, at, end, 'le');
    const be = textAround(bytes, bytes[i] === 0 ? i : i - 1, at, end, 'be');
    const found = better(le, be, at, end);
    if (found) return { at: found.at, length: found.length, order: found.order };
  }
  return null;
}

interface Candidate extends WideText {
  /** Letters of ASCII at its beginning. */
  readonly plain: number;
  readonly isSaid: boolean;
}

function better(le: Candidate | null, be: Candidate | null, at: number, end: number): Candidate | null {
  if (le === null || be === null) return le ?? be;
  if (le.isSaid !== be.isSaid) return le.isSaid ? le : be;
  if (be.plain !== le.plain) return be.plain > le.plain ? be : le;
  return bordersOf(be, at, end) > bordersOf(le, at, end) ? be : le;
}

/** At how many of its ends the octets end as well: there no letter was cut in half. */
function bordersOf(text: Candidate, at: number, end: number): number {
  return Number(text.at === at) + Number(text.at + text.length === end);
}

/** The text that the letter at `i` stands in. */
function textAround(bytes: Uint8Array, i: number, at: number, end: number, order: 'be' | 'le'): Candidate | null {
  if (i < at || !isLetter(bytes, i, end, order)) return null;
  let first = i;
  while (first - 2 >= at && isLetter(bytes, first - 2, end, order)) first -= 2;
  let stop = i + 2;
  while (isLetter(bytes, stop, end, order)) stop += 2;
  const plain = (stop - first) >> 1;
  while (isLetter(bytes, stop, end, order) || (stop > first + 4 && isForeign(bytes, stop, end, order))) stop += 2;
  return stop - first >= 2 * SHORTEST ? bordered(bytes, at, first, stop, order, plain) : null;
}

function unit(bytes: Uint8Array, i: number, order: 'be' | 'le'): number {
  return order === 'be' ? u16be(bytes, i) : u16le(bytes, i);
}

/** Printable ASCII. */
function isLetter(bytes: Uint8Array, i: number, end: number, order: 'be' | 'le'): boolean {
  if (i + 2 > end) return false;
  const value = unit(bytes, i, order);
  return value >= 0x20 && value < 0x7f;
}

/** Letters of other scripts up to Arabic: only inside a text, since any two octets make one. */
function isForeign(bytes: Uint8Array, i: number, end: number, order: 'be' | 'le'): boolean {
  if (i + 2 > end) return false;
  const value = unit(bytes, i, order);
  return value >= 0xa0 && value < 0x600;
}

/** The length may itself read as the first letter. */
function bordered(
  bytes: Uint8Array,
  at: number,
  first: number,
  stop: number,
  order: 'be' | 'le',
  plain: number,
): Candidate {
  const whole = saidLength(bytes, at, first, stop - first);
  if (whole > 0) return { at: first, length: whole, order, plain, isSaid: true };
  const rest = stop - first - 2;
  if (saidLength(bytes, at, first + 2, rest) === rest && rest >= 2 * SHORTEST)
    return { at: first + 2, length: rest, order, plain, isSaid: true };
  return { at: first, length: stop - first, order, plain, isSaid: false };
}

/** The longest that fits of what may be a length in front of `from`; 0: none. */
function saidLength(bytes: Uint8Array, at: number, from: number, most: number): number {
  const octet = (back: number): number => (from - back >= at ? (bytes[from - back] ?? 0) : 0xff);
  let longest = 0;
  const fits = (said: number): void => {
    for (const octets of [said, 2 * said])
      if (octets >= 2 * SHORTEST && octets <= most && octets % 2 === 0 && octets > longest) longest = octets;
  };
  fits(octet(2) + 256 * octet(1));
  fits(256 * octet(2) + octet(1));
  // In 32 bits, the two higher octets empty.
  if (octet(1) === 0 && octet(2) === 0) fits(octet(4) + 256 * octet(3));
  return longest;
}

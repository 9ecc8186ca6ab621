import { isControl, isDigit, isLetter, sequenceLength } from './text.ts';

/** How a string says where it ends: by its length (in 1, 2 or 4 octets, either order; as a varint; as Avro's, doubled; as
 *  AMF 3's, doubled and one more), or by a NUL. */
type Prefix = 'u8' | 'u16be' | 'u16le' | 'u32be' | 'u32le' | 'varint' | 'zigzag' | 'u29' | 'nul';
/** Names are shorter than what a varint needs two octets for. */
const OF_NAMES: readonly Prefix[] = ['u8', 'u16be', 'u16le', 'u32be', 'u32le', 'zigzag', 'u29', 'nul'];
/** Octets in front of the name, for each of them. */
const BEFORE_NAME: readonly number[] = [1, 2, 2, 4, 4, 1, 1, 0];
/** 1 where a name may begin with the octet. */
const BEGINS = Uint8Array.from({ length: 256 }, (_, octet) => (isLetter(octet) || octet === 0x5f ? 1 : 0));
const OF_VALUES: readonly Prefix[] = [...OF_NAMES, 'varint'];
/** Octets between a name and its value (a type, a tag), and between pairs (the pair's own type and length); the same number
 *  everywhere. */
const MOST_BEHIND_NAME = 2;
const MOST_BEHIND_VALUE = 4;
const MOST_STRINGS = 256;
const LONGEST_STRING = 4096;
/** Letters of a name. Fewer are met by chance: where one octet says the length, any octet does. */
const FEWEST_LETTERS: Readonly<Record<Prefix, number>> = {
  u8: 3,
  u16be: 2,
  u16le: 2,
  u32be: 2,
  u32le: 2,
  varint: 3,
  zigzag: 3,
  u29: 3,
  nul: 3,
};
const LONGEST_NAME = 64;

export interface Chain {
  /** For each string where it begins and its length, one after the other: name, value, name, value. */
  readonly places: readonly number[];
  readonly end: number;
}

/** How names and values follow one another. */
interface Layout {
  readonly name: Prefix;
  readonly value: Prefix;
  /** Octets behind a name, and behind a value. */
  readonly behindName: number;
  readonly behindValue: number;
}

/** Strings one after the other that begin at `at`, of which the first and every other one is a program's name for the next:
 *  `key value key value`. Each ends where its length or a NUL says; names may say it in another way than values. Null where
 *  less than one pair stands there, or where names and values differ and there are less than two. */
export function pairsAt(bytes: Uint8Array, at: number, end: number): Chain | null {
  // No name is longer, and each prefix but AMF's and Avro's, which double it, shows it in the first octet or behind NULs.
  if ((bytes[at] ?? 0) > 0x7f) return null;
  if (!mayBegin(bytes, at)) return null;
  const found = { at: 0, length: 0, next: 0 };
  for (let i = 0; i < OF_NAMES.length; i++) {
    const name = OF_NAMES[i];
    if (name === undefined || BEGINS[bytes[at + (BEFORE_NAME[i] ?? 0)] ?? 0] !== 1) continue;
    if (!nameAt(bytes, at, end, name, found)) continue;
    const chain = longestFrom(bytes, at, end, name, found.next);
    if (chain) return chain;
  }
  return null;
}

/** Two letters where any prefix would have a name begin: looked at before anything else, since most octets are none. */
function mayBegin(bytes: Uint8Array, at: number): boolean {
  for (let i = 0; i <= 4; i++)
    if (BEGINS[bytes[at + i] ?? 0] === 1 && BEGINS[bytes[at + i + 1] ?? 0] === 1) return true;
  return false;
}

/** @param behind where the first name ends */
function longestFrom(bytes: Uint8Array, at: number, end: number, name: Prefix, behind: number): Chain | null {
  let best: Chain | null = null;
  const first = { at: 0, length: 0, next: 0 };
  for (let behindName = 0; behindName <= MOST_BEHIND_NAME; behindName++) {
    for (const value of OF_VALUES) {
      if (!goTogether(name, value, behindName) || !valueAt(bytes, behind + behindName, end, value, first)) continue;
      for (let behindValue = 0; behindValue <= MOST_BEHIND_VALUE; behindValue++) {
        const chain = chainAt(bytes, at, end, { name, value, behindName, behindValue });
        if (chain && (best === null || chain.places.length > best.places.length)) best = chain;
      }
    }
  }
  return best;
}

function chainAt(bytes: Uint8Array, start: number, end: number, layout: Layout): Chain | null {
  const places: number[] = [];
  const found = { at: 0, length: 0, next: 0 };
  let at = start;
  let stop = start;
  let written = 0;
  while (places.length < 2 * MOST_STRINGS && nameAt(bytes, at, end, layout.name, found)) {
    const { at: nameStart, length } = found;
    if (!valueAt(bytes, found.next + layout.behindName, end, layout.value, found)) break;
    places.push(nameStart, length, found.at, found.length);
    if (layout.name !== 'nul' && isText(bytes[nameStart - 1] ?? 0) && isText(bytes[found.at - 1] ?? 0)) written++;
    stop = found.next;
    at = stop + layout.behindValue;
  }
  // What reads as text in all its lengths is text: a line's end and a space say 5 and 16, doubled.
  if (8 * written > places.length) return null;
  if (places.length > 4) return { places, end: stop };
  return places.length === 4 && (places[3] ?? 0) > 0 && isAlike(layout) && !goesOn(bytes, stop, end)
    ? { places, end: stop }
    : null;
}

function isText(octet: number): boolean {
  return octet < 0x7f && !isControl(octet);
}

/** Avro and AMF 3 have one way for all strings, the latter with a mark before a value (`06`); and where a NUL ends values, it
 *  ends names. */
function goTogether(name: Prefix, value: Prefix, behindName: number): boolean {
  if (name === 'zigzag' || value === 'zigzag') return name === value && behindName === 0;
  if (name === 'u29' || value === 'u29') return name === value && behindName === 1;
  return value !== 'nul' || name === 'nul';
}

/** One pair alone is believed where name and value are written in one way, and where lengths of one octet, which chance writes,
 *  have nothing between them. */
function isAlike({ name, value, behindName }: Layout): boolean {
  return name === value && name !== 'nul' && (behindName === 0 || name.endsWith('be') || name.endsWith('le'));
}

/** Text that goes on behind its end has another length. */
function goesOn(bytes: Uint8Array, stop: number, end: number): boolean {
  const next = bytes[stop] ?? 0;
  return stop < end && next > 0x20 && next < 0x7f;
}

interface Found {
  at: number;
  length: number;
  next: number;
}

function nameAt(bytes: Uint8Array, at: number, end: number, prefix: Prefix, found: Found): boolean {
  return stringAt(bytes, at, end, prefix, found) && isPlainName(bytes, found.at, found.length, FEWEST_LETTERS[prefix]);
}

function valueAt(bytes: Uint8Array, at: number, end: number, prefix: Prefix, found: Found): boolean {
  return stringAt(bytes, at, end, prefix, found) && isPlain(bytes, found.at, found.length);
}

/** The string at `at`; a NUL that its length counts is left out. False where none fits. */
function stringAt(bytes: Uint8Array, at: number, end: number, prefix: Prefix, found: Found): boolean {
  if (at >= end) return false;
  if (prefix === 'nul') return untilNul(bytes, at, end, found);
  const size = sizeOf(bytes, at, prefix);
  if (at + size > end) return false;
  const length = lengthAt(bytes, at, size, prefix);
  if (length < 0 || length > LONGEST_STRING || length > end - at - size) return false;
  found.at = at + size;
  found.length = length > 1 && bytes[at + size + length - 1] === 0 ? length - 1 : length;
  found.next = at + size + length;
  return true;
}

function untilNul(bytes: Uint8Array, at: number, end: number, found: Found): boolean {
  const stop = Math.min(end, at + LONGEST_STRING);
  let i = at;
  while (i < stop && (bytes[i] ?? 0) >= 0x20) i++;
  found.at = at;
  found.length = i - at;
  found.next = i + 1;
  return i < stop && i > at && bytes[i] === 0;
}

/** Octets of the length. */
function sizeOf(bytes: Uint8Array, at: number, prefix: Prefix): number {
  if (prefix === 'u8') return 1;
  if (prefix === 'u16be' || prefix === 'u16le') return 2;
  if (prefix === 'u32be' || prefix === 'u32le') return 4;
  return (bytes[at] ?? 0) < 0x80 ? 1 : 2;
}

/** -1: these octets say no length. */
function lengthAt(bytes: Uint8Array, at: number, size: number, prefix: Prefix): number {
  if (prefix === 'varint' || prefix === 'zigzag' || prefix === 'u29') {
    const low = (bytes[at] ?? 0) & 0x7f;
    const next = bytes[at + 1] ?? 0;
    if (prefix === 'varint') return size === 1 ? low : low + 128 * next;
    // Avro's is a varint, AMF's has the higher bits first; what is not doubled says something else.
    const said = size === 1 ? low : prefix === 'zigzag' ? low + 128 * next : 128 * low + next;
    return said % 2 === (prefix === 'zigzag' ? 0 : 1) ? said >> 1 : -1;
  }
  let value = 0;
  const isLittle = prefix === 'u16le' || prefix === 'u32le';
  for (let i = 0; i < size; i++) value = value * 256 + (bytes[isLittle ? at + size - 1 - i : at + i] ?? 0);
  return value;
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

import { u16le, u32le } from './plain.ts';
import { isDigit, isReadable } from './text.ts';

/** Kin of JSON in octets whose maps begin with a mark: where one stands among other octets is seen by its names. */
export type MapFormat = 'messagepack' | 'cbor' | 'bson';

/** Deeper nesting is no message of an app; as for JSON. */
const MAX_DEPTH = 64;
/** Items of one map with all that is in it. */
const MOST_ITEMS = 20_000;
/** Names of members: letters and digits, as programs write them. */
const LONGEST_NAME = 64;
/** Chance writes `81 a1 41 a1 42`; it hardly writes so many letters into names and texts, nor so many names. */
const ENOUGH_LETTERS = 6;
const ENOUGH_NAMES = 5;
/** A name's own weight: two of one letter are less of a chance than one of two. */
const NAME_WEIGHT = 2;

/** What `endOfNamedMap` says where a map begins and does not end before `end`. */
export const UNFINISHED = -2;

/** A map, every name of which is a program's word, that begins at `at` and ends before `end`: the index behind it; -1: none. */
export function endOfNamedMap(format: MapFormat, bytes: Uint8Array, at: number, end: number): number {
  if (format === 'bson') return endOfBson(bytes, at, end);
  return new Skimmer(format === 'cbor', bytes, end).map(at);
}

/** Could a map of this format begin here? Two octets are looked at. */
export function mapFormatAt(bytes: Uint8Array, at: number): MapFormat | null {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return isBsonHead(bytes, at) ? 'bson' : null;
  const next = bytes[at + 1] ?? 0;
  if ((first & 0xf0) === 0x80) return first > 0x80 && isPackedText(next) ? 'messagepack' : null;
  if (first === 0xde) return isPackedText(bytes[at + 3] ?? 0) ? 'messagepack' : null;
  if (first === 0xdf) return isPackedText(bytes[at + 5] ?? 0) ? 'messagepack' : null;
  if ((first > 0xa0 && first <= 0xb7) || first === 0xbf) return isCborText(next) ? 'cbor' : null;
  return first === 0xb8 && isCborText(bytes[at + 2] ?? 0) ? 'cbor' : null;
}

function isPackedText(octet: number): boolean {
  return (octet > 0xa0 && octet <= 0xbf) || octet === 0xd9;
}

function isCborText(octet: number): boolean {
  return octet > 0x60 && octet <= 0x78;
}

/** A word as programs name things: begins with a letter, `_`, `$` or `@`. */
export function isName(bytes: Uint8Array, at: number, length: number): boolean {
  if (length === 0 || length > LONGEST_NAME || (NAME[bytes[at] ?? 0] ?? 0) !== BEGINS) return false;
  for (let i = at + 1; i < at + length; i++) if ((NAME[bytes[i] ?? 0] ?? 0) === 0) return false;
  return true;
}

const BEGINS = 2;
/** Of each octet: 2 where a name may begin with it, 1 where it may stand inside. */
const NAME = Uint8Array.from({ length: 256 }, (_, octet) => {
  const character = String.fromCharCode(octet);
  return /[A-Za-z_$@]/.test(character) ? BEGINS : /[\w.:-]/.test(character) ? 1 : 0;
});

/** Goes over items without making any. */
class Skimmer {
  readonly #isCbor: boolean;
  readonly #bytes: Uint8Array;
  readonly #end: number;
  #items = 0;
  #letters = 0;
  #names = 0;
  /** Ran into the end, with nothing wrong before it. */
  #isCut = false;

  constructor(isCbor: boolean, bytes: Uint8Array, end: number) {
    this.#isCbor = isCbor;
    this.#bytes = bytes;
    this.#end = end;
  }

  map(at: number): number {
    const stop = this.#item(at, 0);
    if (this.#letters < ENOUGH_LETTERS || this.#names < ENOUGH_NAMES) return -1;
    return stop > at ? stop : this.#isCut ? UNFINISHED : -1;
  }

  #cut(): -1 {
    this.#isCut = true;
    return -1;
  }

  /** Behind the item at `at`; -1 where none ends. */
  #item(at: number, depth: number): number {
    if (at >= this.#end) return this.#cut();
    if (depth > MAX_DEPTH || ++this.#items > MOST_ITEMS) return -1;
    return this.#isCbor ? this.#cbor(at, depth) : this.#packed(at, depth);
  }

  #members(from: number, count: number, depth: number): number {
    let at = from;
    for (let i = 0; i !== count; i++) {
      if (count < 0 && this.#bytes[at] === 0xff) return at + 1;
      at = this.#name(at);
      if (at < 0) return -1;
      at = this.#item(at, depth + 1);
      if (at < 0) return -1;
    }
    return at;
  }

  #elements(from: number, count: number, depth: number): number {
    let at = from;
    for (let i = 0; i !== count; i++) {
      if (count < 0 && this.#bytes[at] === 0xff) return at + 1;
      at = this.#item(at, depth + 1);
      if (at < 0) return -1;
    }
    return at;
  }

  #name(at: number): number {
    if (at >= this.#end) return this.#cut();
    const first = this.#bytes[at] ?? 0;
    const isLong = first === (this.#isCbor ? 0x78 : 0xd9);
    if (!isLong && !(this.#isCbor ? first > 0x60 && first < 0x78 : first > 0xa0 && first <= 0xbf)) return -1;
    const from = at + (isLong ? 2 : 1);
    const length = isLong ? (this.#bytes[at + 1] ?? 0) : first & 0x1f;
    if (from + length > this.#end) return this.#cut();
    if (!isName(this.#bytes, from, length)) return -1;
    this.#letters += length;
    this.#names += length + NAME_WEIGHT;
    return from + length;
  }

  #text(at: number, length: number): number {
    if (at + length > this.#end) return this.#cut();
    if (length > 0 && !isReadable(this.#bytes, at, length)) return -1;
    this.#letters += length;
    return at + length;
  }

  #octets(at: number, length: number): number {
    return at + length > this.#end ? this.#cut() : at + length;
  }

  #number(at: number, size: number): number {
    if (at + size > this.#end) return this.#end + 1;
    let value = 0;
    for (let i = 0; i < size; i++) value = value * 256 + (this.#bytes[at + i] ?? 0);
    return value;
  }

  /** github.com/msgpack/msgpack, spec.md */
  #packed(at: number, depth: number): number {
    const first = this.#bytes[at] ?? 0;
    const next = at + 1;
    if (first <= 0x7f || first >= 0xe0 || first === 0xc0 || first === 0xc2 || first === 0xc3) return next;
    if (first <= 0x8f) return this.#members(next, first & 15, depth);
    if (first <= 0x9f) return this.#elements(next, first & 15, depth);
    if (first <= 0xbf) return this.#text(next, first & 31);
    if (first === 0xc1) return -1;
    if (first <= 0xc6) return this.#octets(next + (1 << (first - 0xc4)), this.#number(next, 1 << (first - 0xc4)));
    if (first <= 0xc9) return this.#octets(next + 1 + (1 << (first - 0xc7)), this.#number(next, 1 << (first - 0xc7)));
    if (first <= 0xcb) return this.#octets(next, first === 0xca ? 4 : 8);
    if (first <= 0xcf) return this.#octets(next, 1 << (first - 0xcc));
    if (first <= 0xd3) return this.#octets(next, 1 << (first - 0xd0));
    if (first <= 0xd8) return this.#octets(next + 1, 1 << (first - 0xd4));
    if (first <= 0xdb) return this.#text(next + (1 << (first - 0xd9)), this.#number(next, 1 << (first - 0xd9)));
    const size = first === 0xdc || first === 0xde ? 2 : 4;
    const count = this.#number(next, size);
    if (count > MOST_ITEMS) return -1;
    return first <= 0xdd ? this.#elements(next + size, count, depth) : this.#members(next + size, count, depth);
  }

  /** RFC 8949 section 3. */
  #cbor(at: number, depth: number): number {
    const first = this.#bytes[at] ?? 0;
    const major = first >> 5;
    const info = first & 31;
    if (info > 27 && info < 31) return -1;
    if (info === 31) {
      if (major === 4) return this.#elements(at + 1, -1, depth);
      if (major === 5) return this.#members(at + 1, -1, depth);
      return -1;
    }
    const size = info < 24 ? 0 : 1 << (info - 24);
    const next = at + 1 + size;
    if (next > this.#end) return this.#cut();
    if (major === 7 || major < 2) return next;
    const value = size === 0 ? info : this.#number(at + 1, size);
    if (major === 6) return this.#item(next, depth + 1);
    if (major === 2) return this.#octets(next, value);
    if (major === 3) return this.#text(next, value);
    if (value > MOST_ITEMS) return -1;
    return major === 4 ? this.#elements(next, value, depth) : this.#members(next, value, depth);
  }
}

/** bsonspec.org, version 1.1: a 32-bit length, elements of a type, a name that ends with NUL and a value, and NUL. */
function isBsonHead(bytes: Uint8Array, at: number): boolean {
  // Documents of 64 KB and more are no message of a phone's.
  return (
    bytes[at + 3] === 0 &&
    bytes[at + 2] === 0 &&
    isBsonType(bytes[at + 4] ?? 0) &&
    (NAME[bytes[at + 5] ?? 0] ?? 0) === BEGINS
  );
}

function isBsonType(type: number): boolean {
  return (type >= 0x01 && type <= 0x13) || type === 0x7f || type === 0xff;
}

/** Octets of a value whose size hangs on its type alone; -1: it says its own. */
export const BSON_SIZES: ReadonlyMap<number, number> = new Map([
  [0x01, 8],
  [0x06, 0],
  [0x07, 12],
  [0x08, 1],
  [0x09, 8],
  [0x0a, 0],
  [0x10, 4],
  [0x11, 8],
  [0x12, 8],
  [0x13, 16],
  [0x7f, 0],
  [0xff, 0],
]);

function endOfBson(bytes: Uint8Array, at: number, end: number, depth = 0): number {
  const length = u16le(bytes, at);
  const stop = at + length;
  if (length < 12 || stop > end || bytes[stop - 1] !== 0 || depth > MAX_DEPTH) return -1;
  let i = at + 4;
  for (let items = 0; i < stop - 1 && items < MOST_ITEMS; items++) {
    i = endOfBsonElement(bytes, i, stop - 1, depth);
    if (i < 0) return -1;
  }
  return i === stop - 1 ? stop : -1;
}

function endOfBsonElement(bytes: Uint8Array, at: number, end: number, depth: number): number {
  const type = bytes[at] ?? 0;
  let name = at + 1;
  while (name < end && bytes[name] !== 0) name++;
  const isIndex = depth > 0 && isDigit(bytes[at + 1] ?? 0);
  if (name >= end || (!isIndex && !isName(bytes, at + 1, name - at - 1))) return -1;
  const from = name + 1;
  const size = BSON_SIZES.get(type);
  if (size !== undefined) return from + size <= end ? from + size : -1;
  const length = u32le(bytes, from);
  if (type === 0x02 || type === 0x0d || type === 0x0e)
    return length > 0 && from + 4 + length <= end && bytes[from + 3 + length] === 0 ? from + 4 + length : -1;
  if (type === 0x03 || type === 0x04) {
    // An empty one is 5 octets.
    if (length === 5) return from + 5 <= end && bytes[from + 4] === 0 ? from + 5 : -1;
    return endOfBson(bytes, from, end, depth + 1);
  }
  return type === 0x05 && from + 5 + length <= end ? from + 5 + length : -1;
}

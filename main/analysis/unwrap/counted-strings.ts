import { COLON as COLON_SIGN, CONTROL } from '../bytes/signs.ts';
import { isPlainName } from '../bytes/string-chain.ts';
import { isDigit, isReadable } from '../bytes/text.ts';
import type { Field } from '../model/field.ts';
import { CARRIERS, isHeaderOfProtocol } from './key-values.ts';
import { names, same } from './pairs.ts';
import type { Emit, Unwrapper } from './unwrapper.ts';

const LONGEST = 64 * 1024;
const MOST_STRINGS = 20_000;
/** Digits of a length; octets that no string may lack behind it. */
const MOST_DIGITS = 5;
const FEWEST_LETTERS = 2;
/** Strings whose lengths all fit: of two in a row chance makes one in a thousand texts with colons. */
const ENOUGH = 3;

const COLON = 0x3a;
const QUOTE = 0x22;
const OPEN_BRACE = 0x7b;
const CR = 0x0d;
const LF = 0x0a;
/** What one begins with: `a O s` (PHP), `d l` (bencode), a digit. */
const FIRST: ReadonlySet<number> = new Set(Array.from('aOsdl0123456789', (letter) => letter.charCodeAt(0)));
/** `, ; e` and, for the next string or number, `s i d l b N O a` and digits; a quote, and line ends. */
const BEHIND: ReadonlySet<number> = new Set(Array.from(',;esidlbNOa":}\r\n', (letter) => letter.charCodeAt(0)));

/** Strings behind their lengths in digits: PHP's `s:3:"ada";` (php.net, serialize), bencode's `3:ada` (BEP 3), netstrings' `3:ada,`
 *  (cr.yp.to/proto/netstrings.txt). A word is the name of the string or whole number behind it, as in their maps. */
export const countedStrings: Unwrapper = {
  name: 'counted-strings',
  needs: { least: 12, some: COLON_SIGN | CONTROL },
  recognise(field) {
    const { bytes, at, length, path, role, protocol } = field;
    if (
      !FIRST.has(bytes[at] ?? 0) ||
      length > LONGEST ||
      role !== 'value' ||
      !CARRIERS.has(protocol) ||
      path === 'unknown.bytes'
    )
      return 0;
    if (isHeaderOfProtocol(path) || !isReadable(bytes, at, length)) return 0;
    const reader = new Reader(bytes, at, at + length);
    let strings = 0;
    let covered = 0;
    while (strings < MOST_STRINGS && reader.next()) {
      if (reader.isNumber) continue;
      strings++;
      covered += reader.length;
    }
    return strings >= ENOUGH && 2 * covered >= length / 2 ? 0.56 : 0;
  },
  open: (field, emit) => openStrings(field, emit) > 0,
};

function openStrings({ bytes, at, length }: Field, emit: Emit): number {
  const reader = new Reader(bytes, at, at + length);
  let emitted = 0;
  let key: string | null = null;
  while (emitted < MOST_STRINGS && reader.next()) {
    const { at: from, length: size, isNumber } = reader;
    if (size === 0 || reader.isClass) {
      key = null;
      continue;
    }
    const isName: boolean = key === null && !isNumber && isPlainName(bytes, from, size, FEWEST_LETTERS);
    const role = isName ? 'name' : 'value';
    emit({ path: key ?? 'counted-strings', key, bytes, at: from, length: size, role, locate: same });
    emitted++;
    key = isName ? names.of(bytes, from, size) : null;
  }
  return emitted;
}

/** Goes from one to the next, strings and whole numbers. */
class Reader {
  at = 0;
  length = 0;
  isNumber = false;
  /** PHP's name of an object's class, or of nothing that stands for a value: a colon follows it. */
  isClass = false;
  readonly #bytes: Uint8Array;
  readonly #end: number;
  #next: number;

  constructor(bytes: Uint8Array, at: number, end: number) {
    this.#bytes = bytes;
    this.#next = at;
    this.#end = end;
  }

  next(): boolean {
    const bytes = this.#bytes;
    for (let i = this.#next; i < this.#end; i++) {
      if (!isDigit(bytes[i] ?? 0)) continue;
      let stop = i;
      let value = 0;
      while (stop < this.#end && isDigit(bytes[stop] ?? 0)) value = value * 10 + (bytes[stop++] ?? 0) - 0x30;
      if (stop - i <= MOST_DIGITS && bytes[stop] === COLON && this.#string(stop + 1, value)) return true;
      if (this.#isWhole(i, stop)) return this.#tell(i, stop - i, stop, true);
      i = stop - 1;
    }
    return false;
  }

  #string(from: number, length: number): boolean {
    const bytes = this.#bytes;
    if (bytes[from] === OPEN_BRACE) return false; // `a:3:{`: so many members
    const isQuoted = bytes[from] === QUOTE && bytes[from + 1 + length] === QUOTE;
    const at = isQuoted ? from + 1 : from;
    const stop = at + length + (isQuoted ? 1 : 0);
    if (stop > this.#end || (stop < this.#end && !isBehind(bytes[stop] ?? 0))) return false;
    return this.#tell(at, length, stop, false);
  }

  /** PHP's `i:4711;`, bencode's `i4711e`. */
  #isWhole(at: number, stop: number): boolean {
    const bytes = this.#bytes;
    const before = bytes[at - 1];
    if (at - 2 < 0) return false;
    if (before === COLON) return (bytes[at - 2] === 0x69 || bytes[at - 2] === 0x64) && bytes[stop] === 0x3b;
    return before === 0x69 && bytes[stop] === 0x65;
  }

  #tell(at: number, length: number, next: number, isNumber: boolean): true {
    this.at = at;
    this.length = length;
    this.isNumber = isNumber;
    this.isClass = !isNumber && this.#bytes[next] === COLON;
    this.#next = next;
    return true;
  }
}

function isBehind(octet: number): boolean {
  return isDigit(octet) || octet === CR || octet === LF || BEHIND.has(octet);
}

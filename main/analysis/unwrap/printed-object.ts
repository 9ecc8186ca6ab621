import { BRACKET, EQUALS as EQUALS_SIGN, COLON as COLON_SIGN } from '../bytes/signs.ts';
import { isControl, isLetter, isAlphanumeric, sequenceLength } from '../bytes/text.ts';
import type { Field } from '../model/field.ts';
import { CARRIERS, isHeaderOfProtocol } from './key-values.ts';
import { MOST_PAIRS, nameOf, same } from './pairs.ts';
import type { Emit, Unwrapper } from './unwrapper.ts';

/** More is a program or a page, in which values stand, and not a list of them. */
const LONGEST = 4 * 1024;
const LONGEST_NAME = 40;
/** Two letters and a sign stand in any text. */
const SURE_NAME = 3;

/** One octet in so many belongs to a pair: the rest is brackets and the names of what holds them. */
const ENOUGH = 3;

const TAB = 0x09;
const LF = 0x0a;
const SPACE = 0x20;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const HYPHEN = 0x2d;
const COLON = 0x3a;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const BACKSLASH = 0x5c;
const SLASH = 0x2f;
/** `( [ {`, behind which a list goes on instead of a value. */
const OPENS: ReadonlySet<number> = new Set([0x28, 0x5b, 0x7b]);
/** Ends a value that has no quotes: `, ; ) ] } | &` and a line's end. */
const ENDS: ReadonlySet<number> = new Set([0x2c, 0x3b, 0x29, 0x5d, 0x7d, 0x7c, 0x26, LF, 0x0d]);

/** Objects as programs print them and people write them into programs: `{user: 'ada', id: 4711}` (JSON5, Python),
 *  `{"user" => "ada"}` (Ruby, Perl), `Login(user=ada, id=4711)` (Kotlin, Java), `login(user: "ada")` (GraphQL), `user = "ada"` (TOML,
 *  YAML, attributes). No grammar of any of them: names, a sign, and values with quotes or without. */
export const printedObject: Unwrapper = {
  name: 'printed-object',
  needs: { least: 8, some: EQUALS_SIGN | COLON_SIGN | BRACKET },
  recognise(field) {
    const { bytes, at, length, path, role, protocol, direction } = field;
    if (length > LONGEST || role !== 'value' || !CARRIERS.has(protocol) || path === 'unknown.bytes') return 0;
    // Pages and their programs are answers.
    if (protocol.startsWith('http') && (direction === 'in' || isHeaderOfProtocol(path))) return 0;
    return isPrinted(bytes, at, at + length) ? 0.53 : 0;
  },
  open(field, emit) {
    const reader = new Reader(field.bytes, field.at, field.at + field.length);
    let emitted = 0;
    while (emitted < MOST_PAIRS && reader.next()) emitted += say(reader, field, emit);
    return emitted > 0;
  },
};

function say({ nameAt, nameEnd, valueAt, valueEnd }: Reader, { bytes }: Field, emit: Emit): number {
  if (valueEnd <= valueAt) return 0;
  const key = nameOf(bytes, nameAt, nameEnd - nameAt);
  emit({ path: key, key, bytes, at: valueAt, length: valueEnd - valueAt, role: 'value', locate: same });
  return 1;
}

/** Two pairs or more that are much of the text, of which one has quotes or all stand in brackets; or one that is all of it. */
function isPrinted(bytes: Uint8Array, at: number, end: number): boolean {
  if (bytes[at] === 0x3c || !mayPrint(bytes, at, end)) return false; // '<'
  const reader = new Reader(bytes, at, end);
  let pairs = 0;
  let covered = 0;
  let quoted = 0;
  let longest = 0;
  while (pairs < MOST_PAIRS && reader.next()) {
    if (reader.isProse) return false;
    pairs++;
    covered += reader.stop - reader.start;
    if (reader.isQuoted) quoted++;
    longest = Math.max(longest, reader.nameEnd - reader.nameAt);
  }
  if (pairs === 0 || longest < SURE_NAME) return false;
  if (pairs === 1) return quoted === 1 && isAllBut(bytes, at, end, reader);
  return ENOUGH * covered >= end - at && (quoted > 0 || isBracketed(bytes, at, end));
}

/** Text, in which something stands that `key-values` leaves alone. */
function mayPrint(bytes: Uint8Array, at: number, end: number): boolean {
  let hasMark = false;
  for (let i = at; i < end;) {
    const octet = bytes[i] ?? 0;
    if (isControl(octet)) return false;
    if (octet === QUOTE || octet === APOSTROPHE || OPENS.has(octet)) hasMark = true;
    else if (octet === HYPHEN && bytes[i + 1] === HYPHEN) hasMark = true;
    const size = sequenceLength(bytes, i, end);
    if (size === 0) return false;
    i += size;
  }
  return hasMark;
}

/** One pair with nothing around it but blanks and what ends it. */
function isAllBut(bytes: Uint8Array, at: number, end: number, { start, stop }: Reader): boolean {
  let i = at;
  while (i < start && isBlank(bytes[i] ?? 0)) i++;
  let last = end;
  while (last > stop && (isBlank(bytes[last - 1] ?? 0) || ENDS.has(bytes[last - 1] ?? 0))) last--;
  return i === start && last === stop;
}

/** `Word{…}`, `(…)`, `--word=…`: the brackets open before the first sign and close at the end. */
function isBracketed(bytes: Uint8Array, at: number, end: number): boolean {
  let last = end - 1;
  while (last > at && (isBlank(bytes[last] ?? 0) || ENDS.has(bytes[last] ?? 0))) {
    if (bytes[last] === 0x29 || bytes[last] === 0x7d) break;
    last--;
  }
  const closes = bytes[last];
  const opens = closes === 0x29 ? 0x28 : closes === 0x7d ? 0x7b : -1;
  for (let i = at; i < last; i++) {
    const octet = bytes[i] ?? 0;
    if (octet === opens || (octet === HYPHEN && bytes[i + 1] === HYPHEN)) return true;
    if (octet === EQUALS || octet === COLON) return false;
  }
  return false;
}

function isBlank(octet: number): boolean {
  return octet === SPACE || octet === TAB || octet === LF || octet === 0x0d;
}

/** Goes from pair to pair. */
class Reader {
  /** Of the pair at hand, with its quotes. */
  start = 0;
  stop = 0;
  nameAt = 0;
  nameEnd = 0;
  valueAt = 0;
  valueEnd = 0;
  isQuoted = false;
  /** A word stands before the name, and a colon behind it (`and she: …`), as people write. */
  isProse = false;
  readonly #bytes: Uint8Array;
  readonly #end: number;
  /** No name begins before it. */
  #from: number;
  #at: number;

  constructor(bytes: Uint8Array, at: number, end: number) {
    this.#bytes = bytes;
    this.#end = end;
    this.#from = at;
    this.#at = at;
  }

  next(): boolean {
    const bytes = this.#bytes;
    while (this.#at < this.#end) {
      const at = this.#at++;
      const octet = bytes[at] ?? 0;
      if (octet !== EQUALS && octet !== COLON) continue;
      if (!this.#name(at) || !this.#value(this.#behindSign(at))) continue;
      this.#at = this.stop;
      this.#from = this.stop;
      return true;
    }
    return false;
  }

  /** Behind `=`, `:`, `=>` or `:=`; the end where the sign is none. */
  #behindSign(at: number): number {
    const next = this.#bytes[at + 1] ?? 0;
    const isColon = this.#bytes[at] === COLON;
    if (isColon && (next === SLASH || next === COLON)) return this.#end;
    if (next === EQUALS) return isColon ? at + 2 : this.#end;
    return !isColon && next === GREATER ? at + 2 : at + 1;
  }

  /** The name in front of the sign. */
  #name(sign: number): boolean {
    const bytes = this.#bytes;
    let stop = sign;
    while (stop > this.#from && (bytes[stop - 1] === SPACE || bytes[stop - 1] === TAB)) stop--;
    const last = bytes[stop - 1] ?? 0;
    const quote = last === QUOTE || last === APOSTROPHE ? last : 0;
    if (quote !== 0) stop--;
    let at = stop;
    while (at > this.#from && stop - at <= LONGEST_NAME && isNameOctet(bytes[at - 1] ?? 0)) at--;
    this.start = quote === 0 ? at : at - 1;
    if (this.start < this.#from || (quote !== 0 && bytes[at - 1] !== quote)) return false;
    while (at < stop && bytes[at] === HYPHEN) at++;
    this.nameAt = at;
    this.nameEnd = stop;
    this.isProse = bytes[sign] === COLON && quote === 0 && this.#isBehindWord(this.start);
    return stop - at >= 2 && stop - at <= LONGEST_NAME && (isLetter(bytes[at] ?? 0) || bytes[at] === 0x5f);
  }

  #isBehindWord(at: number): boolean {
    return at - 2 >= this.#from && this.#bytes[at - 1] === SPACE && isLetter(this.#bytes[at - 2] ?? 0);
  }

  #value(from: number): boolean {
    const bytes = this.#bytes;
    let at = from;
    while (at < this.#end && (bytes[at] === SPACE || bytes[at] === TAB)) at++;
    if (at >= this.#end) return false;
    const first = bytes[at] ?? 0;
    if (OPENS.has(first) || ENDS.has(first)) return false;
    this.isQuoted = first === QUOTE || first === APOSTROPHE;
    return this.isQuoted ? this.#quoted(at, first) : this.#bare(at);
  }

  #quoted(at: number, quote: number): boolean {
    const bytes = this.#bytes;
    let i = at + 1;
    while (i < this.#end && bytes[i] !== quote) i += bytes[i] === BACKSLASH ? 2 : 1;
    if (i >= this.#end) return false;
    this.valueAt = at + 1;
    this.valueEnd = i;
    this.stop = i + 1;
    return true;
  }

  /** To what ends it, or to a space behind which another name stands. */
  #bare(at: number): boolean {
    const bytes = this.#bytes;
    let stop = at;
    let word = -1;
    for (; stop < this.#end && !ENDS.has(bytes[stop] ?? 0); stop++) {
      const octet = bytes[stop] ?? 0;
      if (octet === QUOTE || octet === APOSTROPHE || OPENS.has(octet)) return false;
      if (octet === SPACE) word = stop;
      else if (word >= 0 && (octet === EQUALS || octet === COLON || (octet === HYPHEN && bytes[stop - 1] === SPACE)))
        break;
    }
    if (stop < this.#end && !ENDS.has(bytes[stop] ?? 0)) stop = word;
    while (stop > at && isBlank(bytes[stop - 1] ?? 0)) stop--;
    this.valueAt = at;
    this.valueEnd = stop;
    this.stop = stop;
    return stop > at;
  }
}

function isNameOctet(octet: number): boolean {
  return (
    isAlphanumeric(octet) || octet === 0x5f || octet === HYPHEN || octet === 0x2e || octet === 0x24 || octet >= 0x80
  );
}

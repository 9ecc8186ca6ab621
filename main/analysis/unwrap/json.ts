import { standsAt } from '../bytes/scan.ts';
import { decodeText, encodeUtf8, skipSpace } from '../bytes/text.ts';
import { BRACKET } from '../bytes/signs.ts';
import type { Field } from '../model/field.ts';
import { JsonNesting, ROOT } from './json-nesting.ts';
import { isNumberOctet, isWordOctet, skipCallback } from './json-octets.ts';
import { JsonString } from './json-string.ts';
import { isNaming, nameIn } from './named-values.ts';
import { names, same } from './pairs.ts';
import type { Emit, Inner, Unwrapper, UnwrapLimits } from './unwrapper.ts';

/** Members and elements of one document: a contact list of some thousand people still fits. */
const MOST_VALUES = 20_000;
/** Longest name kept in a path. */
const LONGEST_NAME = 128;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN = { array: 0x5b, object: 0x7b } as const;
const CLOSE = { array: 0x5d, object: 0x7d } as const;

/** JSON (RFC 8259), also several documents one after the other, and JSONP. Reads octets, makes no tree: strings and
 *  numbers become fields `json.a.b` and `json.a[]`, named by the nearest member; names become fields with the role
 *  `name`. Reading stops at the first bad octet; what came before stands, and the rest is one nameless field. */
export const json: Unwrapper = {
  name: 'json',
  needs: { some: BRACKET },
  recognise(field) {
    const end = field.at + field.length;
    const start = skipCallback(field.bytes, skipSpace(field.bytes, field.at, end), end);
    const first = field.bytes[start];
    const next = field.bytes[skipSpace(field.bytes, start + 1, end)] ?? 0;
    if (first === OPEN.object) {
      const at = skipSpace(field.bytes, start + 1, end);
      return next === QUOTE ? (namesMember(field.bytes, at, end) ? 0.95 : 0) : next === CLOSE.object ? 0.6 : 0;
    }
    if (first !== OPEN.array) return 0;
    return next === QUOTE || next === OPEN.object || next === OPEN.array || next === CLOSE.array || isNumberOctet(next)
      ? 0.75
      : beginsWithLiteral(field.bytes, skipSpace(field.bytes, start + 1, end), end)
        ? 0.75
        : 0;
  },
  open(field, emit, limits) {
    const reader = new Reader(field, emit, limits);
    reader.read();
    return reader.emitted > 0;
  },
};

/** Does the colon of a member follow the name that begins at `at`, or nothing at all? Other notations write `=>`. */
function namesMember(bytes: Uint8Array, at: number, end: number): boolean {
  const stop = Math.min(end, at + LONGEST_NAME);
  let i = at + 1;
  while (i < stop && bytes[i] !== QUOTE) i += bytes[i] === BACKSLASH ? 2 : 1;
  if (i >= stop) return true;
  const next = skipSpace(bytes, i + 1, end);
  return next >= end || bytes[next] === COLON;
}

/** A string without escapes. */
const PLAIN = 'plain';

/** What may stand between documents and after a JSONP call: `,` `;` `)`, and the record separator that SignalR ends each
 *  message with (RFC 7464 begins each text with it). */
const BETWEEN: ReadonlySet<number> = new Set([COMMA, 0x3b, 0x29, 0x1e]);
const LITERALS = ['true', 'false', 'null'].map((word) => encodeUtf8(word));

/** By itself: the function in it would be made for every value. */
function isLiteral(bytes: Uint8Array, at: number, end: number): boolean {
  return LITERALS.some((word) => word.length === end - at && standsAt(bytes, word, at, end));
}

/** `[null,null,"room:1",…]`: a word, and another element behind it. `[null]` alone fills a place where nothing is. */
function beginsWithLiteral(bytes: Uint8Array, at: number, end: number): boolean {
  const literal = LITERALS.find((word) => standsAt(bytes, word, at, end));
  return literal !== undefined && bytes[skipSpace(bytes, at + literal.length, end)] === COMMA;
}

class Reader {
  emitted = 0;
  readonly #field: Field;
  readonly #bytes: Uint8Array;
  readonly #end: number;
  readonly #emit: Emit;
  readonly #limits: UnwrapLimits;
  /** One for all that is told. */
  readonly #told: { -readonly [P in keyof Inner]: Inner[P] };
  readonly #place = new JsonNesting();
  #at: number;

  constructor(field: Field, emit: Emit, limits: UnwrapLimits) {
    this.#field = field;
    this.#bytes = field.bytes;
    this.#at = field.at;
    this.#end = field.at + field.length;
    this.#emit = emit;
    this.#limits = limits;
    this.#told = { path: ROOT, key: null, bytes: field.bytes, at: 0, length: 0, role: 'value', locate: same };
  }

  read(): void {
    this.#at = skipCallback(this.#bytes, this.#skip(), this.#end);
    while (this.#at < this.#end) {
      const before = this.#at;
      if (!this.#document()) {
        this.#rest(before);
        return;
      }
      while (BETWEEN.has(this.#bytes[this.#skip()] ?? 0) && this.#at < this.#end) this.#at++;
    }
  }

  /** One array or object, without recursion: hostile nesting must not eat the stack. */
  #document(): boolean {
    const place = this.#place;
    place.begin();
    for (let steps = 0; steps < MOST_VALUES; steps++) {
      const kind = this.#opening();
      if (kind) {
        if (!place.enter(kind)) return false;
        this.#at++;
      } else if (!place.inside || !this.#scalar()) return false;
      // Close what ends here; then the next member or element.
      let { inside } = place;
      let fresh = kind !== null;
      while (inside && this.#bytes[this.#skip()] === CLOSE[inside.kind]) {
        this.#at++;
        place.leave();
        ({ inside } = place);
        fresh = false;
      }
      if (!inside) return true;
      if (!fresh && this.#bytes[this.#at++] !== COMMA) return this.#backOne();
      place.key = inside.kind === 'array' ? inside.key : this.#name(inside.path);
      if (place.key === null && inside.kind === 'object') return false;
    }
    return false;
  }

  #opening(): 'array' | 'object' | null {
    const octet = this.#bytes[this.#skip()];
    if (this.#at >= this.#end) return null;
    return octet === OPEN.object ? 'object' : octet === OPEN.array ? 'array' : null;
  }

  #name(path: string): string | null {
    this.#skip();
    const start = this.#at;
    const string = this.#string();
    if (string === null) return null;
    const end = this.#at - 1;
    this.#skip();
    if (this.#at >= this.#end || this.#bytes[this.#at] !== COLON) return null;
    this.#at++;
    if (string !== PLAIN) {
      this.#say(path, null, string, 'name');
      return decodeText(string.bytes, string.at, Math.min(string.length, LONGEST_NAME));
    }
    const length = end - start - 1;
    if (!this.#isDull(null, start + 1, length, 'name')) this.#tell(path, null, start + 1, length, 'name');
    return names.of(this.#bytes, start + 1, Math.min(length, LONGEST_NAME));
  }

  #scalar(): boolean {
    const start = this.#at;
    if (this.#bytes[start] === QUOTE) {
      const string = this.#string();
      if (string === PLAIN) this.#value(start + 1, this.#at - start - 2);
      else if (string) this.#say(this.#place.path(), this.#place.called(), string, 'value');
      return string !== null;
    }
    while (this.#at < this.#end && isWordOctet(this.#bytes[this.#at] ?? 0)) this.#at++;
    const length = this.#at - start;
    // A number that ends with the octets was cut: half an ID is nobody's.
    if (isNumberOctet(this.#bytes[start] ?? 0) && length > 0 && this.#at < this.#end) {
      this.#value(start, length);
      return true;
    }
    if (isLiteral(this.#bytes, start, this.#at)) return true;
    this.#at = start;
    return false;
  }

  /** Past the string that begins here: `PLAIN` where its octets are what it says, else what it says. Null where it does not
   *  end, or decoding it would break the bound. */
  #string(): JsonString | typeof PLAIN | null {
    const bytes = this.#bytes;
    const start = this.#at;
    if (start >= this.#end || bytes[start] !== QUOTE) return null;
    let escaped = false;
    let end = start + 1;
    for (; end < this.#end && bytes[end] !== QUOTE; end++) {
      if (bytes[end] !== BACKSLASH) continue;
      escaped = true;
      end++;
    }
    if (end >= this.#end) return null;
    const length = end - start - 1;
    if (escaped && length > this.#limits.octets) return null;
    this.#at = end + 1;
    if (!escaped) return PLAIN;
    this.#limits.octets -= length;
    return new JsonString(bytes, start + 1, length);
  }

  /** What follows the first bad octet: own values and shapes are still looked for in it. Its role keeps key rules and
   *  unwrappers off it. */
  #rest(documentStart: number): void {
    const at = Math.min(this.#at, this.#end);
    // Nothing was read of it: opening the same octets again would never end.
    if (at <= documentStart && this.emitted === 0) return;
    const length = this.#end - at;
    if (length > 0 && at > this.#field.at) this.#tell(ROOT, null, at, length, 'name');
  }

  /** A value that is the field's own octets. */
  #value(at: number, length: number): void {
    const place = this.#place;
    if (isNaming(place.key)) place.name(nameIn(this.#bytes, at, length));
    const key = place.called();
    if (!this.#isDull(key, at, length, 'value')) this.#tell(place.path(), key, at, length, 'value');
  }

  #isDull(key: string | null, at: number, length: number, role: 'name' | 'value'): boolean {
    if (length === 0) return true;
    if (this.#limits.isDull?.(this.#field, key, role, at, length) !== true) return false;
    this.emitted++;
    return true;
  }

  /** A part of the field's own octets. */
  #tell(path: string, key: string | null, at: number, length: number, role: 'name' | 'value'): void {
    const told = this.#told;
    told.path = path;
    told.key = key;
    told.at = at;
    told.length = length;
    told.role = role;
    this.emitted++;
    this.#emit(told);
  }

  /** A string with escapes. */
  #say(path: string, key: string | null, string: JsonString, role: 'name' | 'value'): void {
    const { bytes, at, length } = string;
    if (length === 0) return;
    this.emitted++;
    this.#emit({ path, key, bytes, at, length, role, locate: (span) => string.locate(span) });
  }

  #skip(): number {
    return (this.#at = skipSpace(this.#bytes, this.#at, this.#end));
  }

  #backOne(): false {
    this.#at--;
    return false;
  }
}

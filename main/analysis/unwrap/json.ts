import { TextCache } from '../bytes/text-cache.ts';
import { decodeText } from '../bytes/text.ts';
import { BRACKET } from '../bytes/signs.ts';
import type { Field } from '../model/field.ts';
import { isNumberOctet, isWordOctet, skipCallback, skipSpace } from './json-octets.ts';
import { JsonString } from './json-string.ts';
import { same } from './pairs.ts';
import type { Emit, Inner, Unwrapper, UnwrapLimits } from './unwrapper.ts';

/** Deeper nesting is no message of an app (RFC 8259 section 9 lets a reader set the bound). */
const MAX_DEPTH = 64;
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
    if (first === OPEN.object) return next === QUOTE ? 0.95 : next === CLOSE.object ? 0.6 : 0;
    if (first !== OPEN.array) return 0;
    return next === QUOTE || next === OPEN.object || next === OPEN.array || next === CLOSE.array || isNumberOctet(next)
      ? 0.75
      : 0;
  },
  open(field, emit, limits) {
    const reader = new Reader(field, emit, limits);
    reader.read();
    return reader.emitted > 0;
  },
};

const names = new TextCache();

/** A string without escapes. */
const PLAIN = 'plain';

interface Container {
  readonly kind: 'array' | 'object';
  /** Path of the container, and the name its elements go by. */
  readonly path: string;
  readonly key: string | null;
}

class Reader {
  emitted = 0;
  readonly #field: Field;
  readonly #bytes: Uint8Array;
  readonly #end: number;
  readonly #emit: Emit;
  readonly #limits: UnwrapLimits;
  #at: number;

  constructor(field: Field, emit: Emit, limits: UnwrapLimits) {
    this.#field = field;
    this.#bytes = field.bytes;
    this.#at = field.at;
    this.#end = field.at + field.length;
    this.#emit = emit;
    this.#limits = limits;
  }

  read(): void {
    this.#at = skipCallback(this.#bytes, this.#skip(), this.#end);
    while (this.#at < this.#end) {
      const before = this.#at;
      if (!this.#document()) {
        this.#rest(before);
        return;
      }
      // What may stand between documents and after a JSONP call: `,` `;` `)`.
      while ([COMMA, 0x3b, 0x29].includes(this.#bytes[this.#skip()] ?? 0) && this.#at < this.#end) this.#at++;
    }
  }

  /** One array or object, without recursion: hostile nesting must not eat the stack. */
  #document(): boolean {
    const stack: Container[] = [];
    let path = 'json';
    let key: string | null = null;
    for (let steps = 0; steps < MOST_VALUES; steps++) {
      const kind = this.#opening();
      if (kind) {
        if (stack.length >= MAX_DEPTH) return false;
        stack.push({ kind, path, key });
        this.#at++;
      } else if (stack.length === 0 || !this.#scalar(path, key)) return false;
      // Close what ends here; then the next member or element.
      let inside = stack.at(-1);
      let fresh = kind !== null;
      while (inside && this.#bytes[this.#skip()] === CLOSE[inside.kind]) {
        this.#at++;
        stack.pop();
        inside = stack.at(-1);
        fresh = false;
      }
      if (!inside) return true;
      if (!fresh && this.#bytes[this.#at++] !== COMMA) return this.#backOne();
      if (inside.kind === 'array') {
        path = `${inside.path}[]`;
        key = inside.key;
      } else {
        const name = this.#name(inside.path);
        if (name === null) return false;
        key = name;
        path = `${inside.path}.${name}`;
      }
    }
    return false;
  }

  #opening(): Container['kind'] | null {
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
    this.#sayPlain(path, null, start + 1, end - start - 1, 'name');
    return names.of(this.#bytes, start + 1, Math.min(end - start - 1, LONGEST_NAME));
  }

  #scalar(path: string, key: string | null): boolean {
    const start = this.#at;
    if (this.#bytes[start] === QUOTE) {
      const string = this.#string();
      if (string === PLAIN) this.#sayPlain(path, key, start + 1, this.#at - start - 2, 'value');
      else if (string) this.#say(path, key, string, 'value');
      return string !== null;
    }
    while (this.#at < this.#end && isWordOctet(this.#bytes[this.#at] ?? 0)) this.#at++;
    const length = this.#at - start;
    // A number that ends with the octets was cut: half an ID is nobody's.
    if (isNumberOctet(this.#bytes[start] ?? 0) && length > 0 && this.#at < this.#end) {
      this.#sayPlain(path, key, start, length, 'value');
      return true;
    }
    const isLiteral = length <= 5 && /^(?:true|false|null)$/.test(decodeText(this.#bytes, start, length));
    if (!isLiteral) this.#at = start;
    return isLiteral;
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
    if (length > 0 && at > this.#field.at)
      this.#say('json', null, { bytes: this.#bytes, at, length, locate: same }, 'name');
  }

  /** A part of the field's own octets. */
  #sayPlain(path: string, key: string | null, at: number, length: number, role: 'name' | 'value'): void {
    if (length === 0) return;
    if (this.#limits.isDull?.(this.#field, key, role, at, length) === true) this.emitted++;
    else this.#say(path, key, { bytes: this.#bytes, at, length, locate: same }, role);
  }

  #say(
    path: string,
    key: string | null,
    part: Pick<Inner, 'bytes' | 'at' | 'length' | 'locate'>,
    role: 'name' | 'value',
  ): void {
    if (part.length === 0) return;
    this.emitted++;
    const { bytes, at, length } = part;
    this.#emit({ path, key, bytes, at, length, role, locate: (span) => part.locate(span) });
  }

  #skip(): number {
    return (this.#at = skipSpace(this.#bytes, this.#at, this.#end));
  }

  #backOne(): false {
    this.#at--;
    return false;
  }
}

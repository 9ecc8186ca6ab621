import { placeOf } from '../bytes/scan.ts';
import { pathIn } from '../model/paths.ts';
import { holdsNamed, isHolder, isNaming, isValued, nameIn } from './named-values.ts';
import { MOST_PAIRS, names, same } from './pairs.ts';
import { decodeText, isAlphanumeric, isSpace, skipSpace } from '../bytes/text.ts';
import { XmlText } from './xml-text.ts';
import { HIGH, LESS as LESS_SIGN } from '../bytes/signs.ts';
import type { Field } from '../model/field.ts';
import type { Emit, Unwrapper, UnwrapLimits } from './unwrapper.ts';

/** Deeper nesting is no message of an app. */
const MAX_DEPTH = 64;
/** Texts and attributes of one document. */
const MOST_VALUES = 10 * MOST_PAIRS;
const LONGEST_NAME = 128;

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const AMPERSAND = 0x26;
const ENDS_NAME: ReadonlySet<number> = new Set([EQUALS, GREATER, SLASH, LESS]);

/** XML 1.0: element text and attributes become fields `xml.root.name` and `xml.root.name.@attribute`, named by their
 *  element or attribute. Not a judge of well-formedness: what it can name it names, and it stops at the first tag that
 *  does not end. Never opens an external entity; entities are only the five of section 4.6 and numbers. */
export const xml: Unwrapper = {
  name: 'xml',
  needs: { some: LESS_SIGN | HIGH },
  // Web pages are written in HTML, which this cannot read.
  recognise(field) {
    if (field.bytes[field.at] !== LESS && field.bytes[field.at] !== 0xef) return 0;
    const head = decodeText(field.bytes, field.at, Math.min(field.length, 200));
    if (/<!doctype html|<html/i.test(head)) return 0;
    if (/^\uFEFF?<\?xml\s/.test(head)) return 0.95;
    // Whole elements among octets that nobody knows were found by their end tags, and are declared.
    if (field.path === 'unknown.text') return 0;
    return /^<[A-Za-z_][\w:.-]*(?:\s+[\w:.-]+\s*=\s*["']|\s*\/?>)/.test(head) ? 0.8 : 0;
  },
  open(field, emit, limits) {
    const reader = new Reader(field, emit, limits);
    reader.read();
    return reader.emitted > 0;
  },
};

class Reader {
  emitted = 0;
  readonly #bytes: Uint8Array;
  readonly #end: number;
  readonly #emit: Emit;
  readonly #limits: UnwrapLimits;
  readonly #names: string[] = [];
  /** For each name, the path to it. */
  readonly #paths: string[] = [];
  /** What an element or attribute said that the value beside it is called; null: nothing. */
  #named: string | null = null;
  /** How deep what is called so stands, or one deeper; and from which depth on it is called so. */
  #namedDepth = 0;
  #namedFrom = 0;
  #at: number;

  constructor(field: Field, emit: Emit, limits: UnwrapLimits) {
    this.#bytes = field.bytes;
    this.#at = field.at;
    this.#end = field.at + field.length;
    this.#emit = emit;
    this.#limits = limits;
  }

  read(): void {
    while (this.#at < this.#end && this.emitted < MOST_VALUES) {
      const tag = this.#find(LESS, this.#at);
      this.#text(this.#at, tag);
      this.#at = tag;
      if (tag < this.#end && !this.#markup()) return;
    }
  }

  /** One `<…>`: declaration, comment, CDATA, end tag or start tag. False where it does not end. */
  #markup(): boolean {
    const at = this.#at;
    if (this.#starts('<!--')) return this.#past('-->');
    if (this.#starts('<![CDATA[')) {
      const end = this.#findText(']]>', at + 9);
      this.#say(this.#path(), this.#names.at(-1) ?? null, at + 9, end, false);
      this.#at = Math.min(this.#end, end + 3);
      return end < this.#end;
    }
    if (this.#starts('<?')) return this.#past('?>');
    if (this.#starts('<!')) return this.#past('>');
    if (this.#bytes[at + 1] === SLASH) {
      this.#leave();
      return this.#past('>');
    }
    return this.#startTag();
  }

  #startTag(): boolean {
    const name = this.#name(this.#at + 1);
    if (name.length === 0 || this.#names.length >= MAX_DEPTH) return false;
    this.#paths.push(pathIn(this.#path(), name));
    this.#names.push(name);
    while (this.#at < this.#end) {
      this.#space();
      const octet = this.#bytes[this.#at];
      if (octet === GREATER || octet === SLASH) {
        if (octet === SLASH) this.#leave();
        return this.#past('>');
      }
      if (!this.#attribute()) return false;
    }
    return false;
  }

  #attribute(): boolean {
    const name = this.#name(this.#at);
    this.#space();
    if (name.length === 0 || this.#bytes[this.#at] !== EQUALS) return false;
    this.#at++;
    this.#space();
    const quote = this.#bytes[this.#at] ?? 0;
    if (quote !== 0x22 && quote !== 0x27) return false;
    const start = this.#at + 1;
    const end = this.#find(quote, start);
    if (end >= this.#end) return false;
    const depth = this.#names.length;
    if (isNaming(name)) this.#call(nameIn(this.#bytes, start, end - start), depth, depth);
    const key = isValued(name) && this.#named !== null && this.#namedFrom === depth ? this.#named : name;
    this.#say(pathIn(this.#path(), `@${name}`), key, start, end, true);
    this.#at = end + 1;
    return true;
  }

  #text(from: number, to: number): void {
    const at = skipSpace(this.#bytes, from, to);
    let end = to;
    while (end > at && isSpace(this.#bytes[end - 1] ?? 0)) end--;
    if (this.#names.length === 0 || end <= at) return;
    const element = this.#names.at(-1) ?? null;
    const depth = this.#names.length;
    if (element !== null && isNaming(element) && this.#isBeforeValue(element, to)) {
      this.#call(nameIn(this.#bytes, at, end - at), depth, depth - 1);
      if (this.#named !== null) return this.#say(this.#path(), null, at, end, true, 'name');
    }
    this.#say(this.#path(), this.#isCalled(element, depth) ? this.#named : element, at, end, true);
  }

  /** @param depth of what is called so. @param from the depth that it holds in */
  #call(name: string | null, depth: number, from: number): void {
    this.#named = name;
    this.#namedDepth = depth;
    this.#namedFrom = from;
  }

  #isCalled(element: string | null, depth: number): boolean {
    const below = depth - this.#namedDepth;
    return this.#named !== null && (below === 0 || below === 1) && element !== null && isHolder(element);
  }

  /** Does an element that holds what this one names follow its end tag, which stands at `tag`? */
  #isBeforeValue(element: string, tag: number): boolean {
    const close = this.#find(GREATER, tag);
    const next = skipSpace(this.#bytes, close + 1, this.#end);
    if (next >= this.#end || this.#bytes[next] !== LESS) return false;
    let end = next + 1;
    while (end < this.#end && end - next <= LONGEST_NAME && isAlphanumeric(this.#bytes[end] ?? 0)) end++;
    return holdsNamed(element, names.of(this.#bytes, next + 1, end - next - 1));
  }

  #say(
    path: string,
    key: string | null,
    at: number,
    end: number,
    entities: boolean,
    role: 'name' | 'value' = 'value',
  ): void {
    const length = Math.min(end, this.#end) - at;
    if (length <= 0 || this.emitted >= MOST_VALUES) return;
    this.emitted++;
    const escaped = entities && placeOf(this.#bytes, AMPERSAND, at, end) < end;
    if (!escaped || length > this.#limits.octets) {
      this.#emit({ path, key, bytes: this.#bytes, at, length, role, locate: same });
      return;
    }
    this.#limits.octets -= length;
    const text = new XmlText(this.#bytes, at, length);
    this.#emit({
      path,
      key,
      bytes: text.bytes,
      at: 0,
      length: text.bytes.length,
      role,
      locate: (part) => text.locate(part),
    });
  }

  #path(): string {
    return this.#paths.at(-1) ?? 'xml';
  }

  #leave(): void {
    this.#names.pop();
    this.#paths.pop();
    if (this.#names.length < this.#namedFrom) this.#named = null;
  }

  /** Reads a name from `at` and stands behind it. */
  #name(at: number): string {
    let end = at;
    while (end < this.#end && !isSpace(this.#bytes[end] ?? 0) && !ENDS_NAME.has(this.#bytes[end] ?? 0)) end++;
    this.#at = end;
    return names.of(this.#bytes, at, Math.min(end - at, LONGEST_NAME));
  }

  #space(): void {
    this.#at = skipSpace(this.#bytes, this.#at, this.#end);
  }

  #starts(text: string): boolean {
    return this.#matches(text, this.#at);
  }

  #matches(text: string, at: number): boolean {
    if (at + text.length > this.#end) return false;
    for (let i = 0; i < text.length; i++) if (this.#bytes[at + i] !== text.charCodeAt(i)) return false;
    return true;
  }

  #past(text: string): boolean {
    const found = this.#findText(text, this.#at);
    this.#at = Math.min(this.#end, found + text.length);
    return found < this.#end;
  }

  #findText(text: string, from: number): number {
    for (let i = this.#find(text.charCodeAt(0), from); i < this.#end; i = this.#find(text.charCodeAt(0), i + 1)) {
      if (this.#matches(text, i)) return i;
    }
    return this.#end;
  }

  #find(octet: number, from: number): number {
    return placeOf(this.#bytes, octet, from, this.#end);
  }
}

import { beginsPropertyList, PROPERTY_LIST_TRAILER as TRAILER } from '../bytes/property-list-mark.ts';
import { CONTROL, HIGH } from '../bytes/signs.ts';
import { decodeText, encodeUtf8, isReadable } from '../bytes/text.ts';
import type { Span } from '../bytes/cursor.ts';
import type { Field } from '../model/field.ts';
import { pathIn, pathOfElements } from '../model/paths.ts';
import { same } from './pairs.ts';
import type { Emit, Unwrapper, UnwrapLimits } from './unwrapper.ts';

/** Octets of the mark. */
const HEAD = 8;
/** Deeper nesting is no message of an app; as for JSON. */
const MAX_DEPTH = 64;
/** Objects of one list. One object may stand in many places: steps count, not objects. */
const MOST_STEPS = 20_000;
const LONGEST_NAME = 128;

const INTEGER = 0x1;
const DATA = 0x4;
const ASCII = 0x5;
const UTF16 = 0x6;
const ARRAY = 0xa;
const SET = 0xc;
const DICTIONARY = 0xd;

/** Apple's binary property list, by its mark (CFBinaryPList.c of Apple's CoreFoundation: a table of objects that name one another by
 *  number). Values are named by their dictionary's keys. */
export const propertyList: Unwrapper = {
  name: 'property-list',
  needs: { least: HEAD + TRAILER, some: CONTROL | HIGH },
  recognise: ({ bytes, at, length }) => (beginsPropertyList(bytes, at, at + length) ? 0.95 : 0),
  open(field, emit, limits) {
    const reader = new Reader(field, emit, limits);
    reader.read();
    return reader.emitted > 0;
  },
};

class Reader {
  emitted = 0;
  #steps = 0;
  readonly #bytes: Uint8Array;
  readonly #start: number;
  readonly #end: number;
  readonly #emit: Emit;
  readonly #limits: UnwrapLimits;
  readonly #offsetSize: number;
  readonly #numberSize: number;
  readonly #objects: number;
  readonly #table: number;

  constructor({ bytes, at, length }: Field, emit: Emit, limits: UnwrapLimits) {
    this.#bytes = bytes;
    this.#start = at;
    this.#end = at + length;
    this.#emit = emit;
    this.#limits = limits;
    const trailer = this.#end - TRAILER;
    this.#offsetSize = bytes[trailer + 6] ?? 0;
    this.#numberSize = bytes[trailer + 7] ?? 0;
    this.#objects = this.#unsigned(trailer + 8, 8);
    this.#table = at + this.#unsigned(trailer + 24, 8);
  }

  read(): void {
    if (!beginsPropertyList(this.#bytes, this.#start, this.#end)) return;
    this.#object(this.#unsigned(this.#end - TRAILER + 16, 8), 'property-list', null, 0);
  }

  #object(number: number, path: string, key: string | null, depth: number): void {
    const at = this.#placeOf(number);
    if (at < 0 || depth > MAX_DEPTH || ++this.#steps > MOST_STEPS) return;
    const kind = (this.#bytes[at] ?? 0) >> 4;
    if (kind === INTEGER) this.#integer(at, path, key);
    else if (kind === ARRAY || kind === SET) this.#elements(at, path, key, depth);
    else if (kind === DICTIONARY) this.#members(at, path, depth);
    else if (kind === DATA || kind === ASCII || kind === UTF16) this.#stretch(at, kind, path, key);
  }

  #elements(at: number, path: string, key: string | null, depth: number): void {
    const { at: from, length: count } = this.#sized(at);
    for (let i = 0; i < count && this.#steps <= MOST_STEPS; i++)
      this.#object(this.#reference(from, i), pathOfElements(path), key, depth + 1);
  }

  #members(at: number, path: string, depth: number): void {
    const { at: from, length: count } = this.#sized(at);
    for (let i = 0; i < count && this.#steps <= MOST_STEPS; i++) {
      const name = this.#name(this.#reference(from, i));
      if (name !== null) this.#object(this.#reference(from, count + i), pathIn(path, name), name, depth + 1);
    }
  }

  #name(number: number): string | null {
    const at = this.#placeOf(number);
    if (at < 0 || (this.#bytes[at] ?? 0) >> 4 !== ASCII) return null;
    const { at: from, length } = this.#sized(at);
    if (length <= 0 || from + length > this.#table || !isReadable(this.#bytes, from, length)) return null;
    return decodeText(this.#bytes, from, Math.min(length, LONGEST_NAME));
  }

  #stretch(at: number, kind: number, path: string, key: string | null): void {
    const { at: from, length: count } = this.#sized(at);
    const length = kind === UTF16 ? 2 * count : count;
    if (length <= 0 || from + length > this.#table) return;
    this.emitted++;
    const encodings = kind === UTF16 ? ['utf-16be'] : undefined;
    this.#emit({ path, key, bytes: this.#bytes, at: from, length, role: 'value', locate: same, encodings });
  }

  #integer(at: number, path: string, key: string | null): void {
    const size = 1 << ((this.#bytes[at] ?? 0) & 15);
    if (size > 8 || at + 1 + size > this.#table) return;
    let value = 0n;
    for (let i = 0; i < size; i++) value = (value << 8n) | BigInt(this.#bytes[at + 1 + i] ?? 0);
    const text = encodeUtf8(String(size === 8 ? BigInt.asIntN(64, value) : value));
    if (text.length > this.#limits.octets) return;
    this.#limits.octets -= text.length;
    this.emitted++;
    const place = { at: at + 1, length: size };
    this.#emit({ path, key, bytes: text, at: 0, length: text.length, role: 'value', locate: () => place });
  }

  /** Behind the mark and, for 15 and more, the integer that says how many. A count of 0 where it is none. */
  #sized(at: number): Span {
    const low = (this.#bytes[at] ?? 0) & 15;
    if (low < 15) return { at: at + 1, length: low };
    const mark = this.#bytes[at + 1] ?? 0;
    const size = 1 << (mark & 15);
    if (mark >> 4 !== INTEGER || size > 4) return { at: at + 1, length: 0 };
    return { at: at + 2 + size, length: this.#unsigned(at + 2, size) };
  }

  #reference(from: number, index: number): number {
    const at = from + index * this.#numberSize;
    return at + this.#numberSize > this.#table ? -1 : this.#unsigned(at, this.#numberSize);
  }

  /** -1: there is no such object. */
  #placeOf(number: number): number {
    const entry = this.#table + number * this.#offsetSize;
    if (number < 0 || number >= this.#objects || entry + this.#offsetSize > this.#end - TRAILER) return -1;
    const at = this.#start + this.#unsigned(entry, this.#offsetSize);
    return at < this.#start + HEAD || at >= this.#table ? -1 : at;
  }

  /** Big-endian; more than a document's octets are no place in it, and any such number will do. */
  #unsigned(at: number, size: number): number {
    let value = 0;
    for (let i = 0; i < size; i++) value = value * 256 + (this.#bytes[at + i] ?? 0);
    return value;
  }
}

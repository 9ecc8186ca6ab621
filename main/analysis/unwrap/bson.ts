import { BSON_SIZES } from '../bytes/named-map.ts';
import { NEVER } from '../bytes/signs.ts';
import { decodeText, encodeUtf8 } from '../bytes/text.ts';
import type { Field } from '../model/field.ts';
import { pathIn, pathOfElements } from '../model/paths.ts';
import { same } from './pairs.ts';
import type { Emit, Unwrapper, UnwrapLimits } from './unwrapper.ts';

/** Deeper nesting is no message of an app; as for JSON. */
const MAX_DEPTH = 64;
/** Elements of one document with all that is in it. */
const MOST_ELEMENTS = 20_000;
const LONGEST_NAME = 128;

/** BSON (bsonspec.org, version 1.1), where declared: elements of a document are named by their own names, those of an array
 *  by the array's. */
export const bson: Unwrapper = {
  name: 'bson',
  needs: NEVER,
  recognise: () => 0,
  open(field, emit, limits) {
    const reader = new Reader(field, emit, limits);
    reader.document(field.at, field.at + field.length, 'bson', null, 0);
    return reader.emitted > 0;
  },
};

class Reader {
  emitted = 0;
  #elements = 0;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #emit: Emit;
  readonly #limits: UnwrapLimits;

  constructor({ bytes }: Field, emit: Emit, limits: UnwrapLimits) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#emit = emit;
    this.#limits = limits;
  }

  /** @param list the array's name, whose elements are called 0, 1, 2; null: a document. @returns false where it broke */
  document(at: number, limit: number, path: string, list: string | null, depth: number): boolean {
    if (at + 5 > limit || depth > MAX_DEPTH) return false;
    const stop = Math.min(limit, at + this.#view.getUint32(at, true)) - 1;
    let i = at + 4;
    while (i < stop && this.#elements < MOST_ELEMENTS) {
      this.#elements++;
      const type = this.#bytes[i] ?? 0;
      let close = i + 1;
      while (close < stop && this.#bytes[close] !== 0) close++;
      if (close >= stop) return false;
      const name = list ?? decodeText(this.#bytes, i + 1, Math.min(close - i - 1, LONGEST_NAME));
      const next = this.#value(
        type,
        close + 1,
        stop,
        list === null ? pathIn(path, name) : pathOfElements(path),
        name,
        depth,
      );
      if (next <= close) return false;
      i = next;
    }
    return true;
  }

  /** Behind the value; -1 where it does not end. */
  #value(type: number, at: number, end: number, path: string, key: string, depth: number): number {
    const fixed = BSON_SIZES.get(type);
    if (fixed !== undefined) {
      if (at + fixed > end) return -1;
      const text = this.#number(type, at);
      if (text !== null) this.#tellNumber(path, key, at, fixed, text);
      else if (type === OBJECT_ID) this.#tell(path, key, at, fixed);
      return at + fixed;
    }
    if (at + 4 > end) return -1;
    const length = this.#view.getUint32(at, true);
    if (type === DOCUMENT || type === ARRAY)
      return at + length <= end && this.document(at, at + length, path, type === ARRAY ? key : null, depth + 1)
        ? at + length
        : -1;
    const from = at + (type === BINARY ? 5 : 4);
    if (from + length > end || length === 0) return -1;
    this.#tell(path, key, from, type === BINARY ? length : length - 1);
    return from + length;
  }

  #number(type: number, at: number): string | null {
    if (type === 0x01) return String(this.#view.getFloat64(at, true));
    if (type === 0x10) return String(this.#view.getInt32(at, true));
    return type === 0x12 ? String(this.#view.getBigInt64(at, true)) : null;
  }

  #tellNumber(path: string, key: string, at: number, length: number, text: string): void {
    const bytes = encodeUtf8(text);
    if (bytes.length > this.#limits.octets) return;
    this.#limits.octets -= bytes.length;
    this.emitted++;
    this.#emit({ path, key, bytes, at: 0, length: bytes.length, role: 'value', locate: () => ({ at, length }) });
  }

  #tell(path: string, key: string, at: number, length: number): void {
    if (length === 0) return;
    this.emitted++;
    this.#emit({ path, key, bytes: this.#bytes, at, length, role: 'value', locate: same });
  }
}

const DOCUMENT = 0x03;
const ARRAY = 0x04;
const BINARY = 0x05;
const OBJECT_ID = 0x07;

import type { Span } from '../bytes/cursor.ts';
import { placeOf } from '../bytes/scan.ts';
import { decodeText } from '../bytes/text.ts';
import type { DocumentNotes, DocumentPlace, Field, FieldRole } from './field.ts';
import type { Direction, Flow } from './flow.ts';
import type { Moment, Origin, Where } from './where.ts';

const NO_BYTES = new Uint8Array(0);
const NO_CHAIN: readonly string[] = [];

/** The reused view behind `Field`. One per depth of unwrapping: a view stays true while what was found inside it is
 *  looked at. Its places on the wire are worked out only when asked. */
export class FieldView implements Field {
  path = '';
  key: string | null = null;
  protocol = '';
  bytes: Uint8Array = NO_BYTES;
  at = 0;
  length = 0;
  chain: readonly string[] = NO_CHAIN;
  role: FieldRole = 'value';
  unclaimed = false;
  leaf = true;
  repeated = 0;
  guessed = false;
  decrypted = false;
  direction: Direction = 'out';
  flow: Flow;
  /** Names of unwrappers that the sender declared, outermost first. */
  encodings: readonly string[] = NO_CHAIN;
  #origin: Origin | null = null;
  #parent: FieldView | null = null;
  #locate: ((part: Span) => Span) | null = null;
  #text: string | null = null;
  #notes: DocumentNotes | null = null;

  constructor(flow: Flow) {
    this.flow = flow;
  }

  /** Points the view at bytes that lie on the wire. */
  onWire(bytes: Uint8Array, at: number, length: number, origin: Origin): void {
    this.bytes = bytes;
    this.at = at;
    this.length = length;
    this.#origin = origin;
    this.#parent = null;
    this.#locate = null;
    this.#text = null;
    this.#notes = null;
    this.leaf = true;
    this.repeated = 0;
    this.guessed = false;
  }

  /** Points the view at bytes only to be looked at: they have no place. */
  over(bytes: Uint8Array, at: number, length: number, key: string | null): void {
    this.bytes = bytes;
    this.at = at;
    this.length = length;
    this.key = key;
    this.#text = null;
    this.#notes = null;
  }

  /** Points the view at bytes found inside `parent`. */
  inside(parent: FieldView, bytes: Uint8Array, at: number, length: number, locate: (part: Span) => Span): void {
    this.bytes = bytes;
    this.at = at;
    this.length = length;
    this.#origin = null;
    this.#parent = parent;
    this.#locate = locate;
    this.#text = null;
    this.#notes = null;
    this.leaf = true;
    this.repeated = 0;
    this.guessed = false;
    this.flow = parent.flow;
    this.direction = parent.direction;
    this.protocol = parent.protocol;
    this.unclaimed = parent.unclaimed;
    this.decrypted = parent.decrypted;
  }

  has(octet: number): boolean {
    const end = this.at + this.length;
    return placeOf(this.bytes, octet, this.at, end) < end;
  }

  text(): string {
    return (this.#text ??= decodeText(this.bytes, this.at, this.length));
  }

  where(part: Span = this): Where[] {
    if (this.#parent && this.#locate) return this.#parent.where(this.#locate(part));
    return this.#origin ? this.#origin.where(part.at, part.length) : [];
  }

  sent(part: Span = this): Uint8Array {
    if (this.#parent && this.#locate) return this.#parent.sent(this.#locate(part));
    return this.bytes.subarray(part.at, part.at + part.length);
  }

  layers(part: Span = this): string {
    if (!this.#parent || !this.#locate) return '';
    const outer = this.#parent.layers(this.#locate(part));
    return this.bytes === this.#parent.bytes ? outer : `${outer}/${part.at}`;
  }

  document(): DocumentPlace | null {
    let part: Span = { at: this.at, length: this.length };
    let parent = this.#parent;
    let locate = this.#locate;
    while (parent && locate) {
      part = locate(part);
      // One value that was decoded in steps stands beside itself only.
      if (parent.key !== this.key || parent.path !== this.path)
        return { bytes: parent.bytes, at: parent.at, length: parent.length, part, read: parent.#read() };
      locate = parent.#locate;
      parent = parent.#parent;
    }
    return null;
  }

  #read(): DocumentNotes {
    return (this.#notes ??= { neighbours: new Map(), event: null });
  }

  time(part: Span = this): Moment | null {
    if (this.#parent && this.#locate) return this.#parent.time(this.#locate(part));
    return this.#origin ? this.#origin.time(part.at, part.length) : null;
  }
}

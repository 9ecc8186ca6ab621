import { Cursor } from '../../bytes/cursor.ts';
import type { Direction } from '../../model/flow.ts';
import type { Origin } from '../../model/where.ts';
import type { RecordReader, Step } from '../per-record.ts';
import { varint } from './quic-header.ts';

/** A frame other than DATA, or an instruction for a table. Each stream may hold one: half of what HTTP/2's one connection
 *  may. */
const MOST_FRAME = 32 * 1024;
/** Octets that may wait: type and length of a frame, a varint each, and what they announce. */
export const MOST_HTTP3_WAITING = 16 + MOST_FRAME;

// RFC 9114 section 7.2, section 6.2; RFC 9204 section 4.2.
const DATA = 0;
const HEADERS = 1;
const SETTINGS = 4;
const CONTROL_STREAM = 0;
const ENCODER_STREAM = 2;

type OnHeaders = (direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin) => void;

interface OnBody {
  data(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): void;
  gap(direction: Direction): void;
}

/** What streams of one side alone tell. */
interface OnControl {
  settings(direction: Direction, bytes: Uint8Array, at: number, end: number): void;
  /** Returns the octets of whole instructions; -1: one that breaks the rules. */
  fill(direction: Direction, bytes: Uint8Array, at: number, end: number): number;
  /** Instructions are missing. */
  lost(direction: Direction): void;
}

interface Frame {
  readonly type: number;
  left: number;
}

/** Octets of a frame's head at `at`, with its type and length; null: more must come. */
function frameHead(bytes: Uint8Array, at: number, end: number): { size: number; type: number; length: number } | null {
  const c = new Cursor(bytes, at, end);
  const type = varint(c);
  const length = varint(c);
  return c.ok ? { size: c.at - at, type, length } : null;
}

/** Both directions of a request's stream: frames of headers and of a body. */
export class Http3Request implements RecordReader {
  readonly #onHeaders: OnHeaders;
  readonly #onBody: OnBody;
  /** The frame whose octets flow through: a body's, or one that is passed over. */
  readonly #open: Record<Direction, Frame | null> = { out: null, in: null };

  constructor(onHeaders: OnHeaders, onBody: OnBody) {
    this.#onHeaders = onHeaders;
    this.#onBody = onBody;
  }

  step(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): Step {
    const open = this.#open[direction];
    if (open) {
      const took = Math.min(open.left, end - at);
      if (open.type === DATA) this.#onBody.data(direction, bytes, at, at + took, origin);
      open.left -= took;
      if (open.left === 0) this.#open[direction] = null;
      return took;
    }
    const head = frameHead(bytes, at, end);
    if (!head) return 0;
    const { size, type, length } = head;
    if (type !== HEADERS || length > MOST_FRAME) {
      if (length > 0) this.#open[direction] = { type, left: length };
      return size;
    }
    if (end - at < size + length) return -(size + length);
    this.#onHeaders(direction, bytes, at + size, at + size + length, origin);
    return size + length;
  }

  cutShort(): void {}

  onGap(direction: Direction, length: number): boolean {
    const open = this.#open[direction];
    if (!open || open.left < length) return false;
    if (open.type === DATA) this.#onBody.gap(direction);
    open.left -= length;
    if (open.left === 0) this.#open[direction] = null;
    return true;
  }

  /** Where a frame begins is not known any more. */
  resumes(): boolean {
    return false;
  }
}

/** A stream that one side sends alone: its settings, its table's instructions, or what is passed over. */
export class Http3Control implements RecordReader {
  readonly #connection: OnControl;
  #kind = -1;
  #skip = 0;

  constructor(connection: OnControl) {
    this.#connection = connection;
  }

  step(direction: Direction, bytes: Uint8Array, at: number, end: number): Step {
    if (this.#kind < 0) {
      const c = new Cursor(bytes, at, end);
      const kind = varint(c);
      if (!c.ok) return 0;
      this.#kind = kind;
      return c.at - at;
    }
    if (this.#kind === ENCODER_STREAM) {
      const took = this.#connection.fill(direction, bytes, at, end);
      if (took < 0) this.#connection.lost(direction);
      return took < 0 ? 'lost' : took;
    }
    if (this.#kind !== CONTROL_STREAM) return end - at;
    if (this.#skip > 0) {
      const took = Math.min(this.#skip, end - at);
      this.#skip -= took;
      return took;
    }
    const head = frameHead(bytes, at, end);
    if (!head) return 0;
    const { size, type, length } = head;
    if (type !== SETTINGS || length > MOST_FRAME) {
      this.#skip = length;
      return size;
    }
    if (end - at < size + length) return -(size + length);
    this.#connection.settings(direction, bytes, at + size, at + size + length);
    return size + length;
  }

  cutShort(): void {}

  onGap(direction: Direction): boolean {
    if (this.#kind === ENCODER_STREAM) this.#connection.lost(direction);
    return false;
  }

  resumes(): boolean {
    return false;
  }
}

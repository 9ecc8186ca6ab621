import { Cursor } from '../../bytes/cursor.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import type { Origin } from '../../model/where.ts';
import { keepOrigin } from '../kept-origin.ts';
import type { Session } from '../dissector.ts';
import { RecordStream, type RecordReader, type Step } from '../per-record.ts';
import { emitHeaders, textOf, type Http2Header } from './http2-headers.ts';
import { Http2Streams } from './http2-streams.ts';
import { Qpack } from './qpack.ts';
import { varint } from './quic-header.ts';

/** A frame other than DATA, or an instruction for a table. As in HTTP/2. */
const MOST_FRAME = 64 * 1024;
/** Headers told of one block, and the octets of their values: a number of one octet stands for an entry of thousands. */
const MOST_HEADERS = 512;
const MOST_VALUES = 256 * 1024;
/** Blocks that wait for the table: servers allow 16 to 100 streams to. */
const MOST_BLOCKED = 64;
/** Type and length of a frame, a varint each. */
const MOST_HEAD = 16;

// RFC 9114 section 7.2, section 6.2; RFC 9204 section 4.2 and section 5.
const DATA = 0;
const HEADERS = 1;
const SETTINGS = 4;
const CONTROL_STREAM = 0;
const ENCODER_STREAM = 2;
const MAX_TABLE_CAPACITY = 1;

interface Blocked {
  readonly stream: number;
  readonly direction: Direction;
  readonly bytes: Uint8Array;
  readonly origin: Origin;
}

/** HTTP/3 (RFC 9114) over QUIC streams that were opened with a key log. Paths of fields are those of HTTP/2. */
export class Http3 {
  static readonly protocol = 'http3';
  readonly #flow: Flow;
  readonly #sink: FieldSink;
  readonly #bodies: Http2Streams;
  readonly #tables: Readonly<Record<Direction, Qpack>> = { out: new Qpack(), in: new Qpack() };
  #blocked: Blocked[] = [];

  /** @param flow and `sink`: of the decrypted octets */
  constructor(flow: Flow, sink: FieldSink) {
    this.#flow = flow;
    this.#sink = sink;
    this.#bodies = new Http2Streams(sink);
    flow.protocol = Http3.protocol;
  }

  /** RFC 9000 section 2.1: the second lowest bit says that only one side sends. */
  stream(id: number): Session {
    const read = (): RecordReader =>
      (id & 2) === 0
        ? new RequestReader((direction, bytes, at, end, origin) => this.#headers(id, direction, bytes, at, end, origin), {
            data: (...data) => this.#bodies.data(id, ...data, false),
            gap: (direction) => this.#bodies.gap(id, direction),
          })
        : new ControlReader(this);
    return new RecordStream({ read, mostWaiting: MOST_HEAD + MOST_FRAME }, this.#flow, this.#sink);
  }

  /** One side of a stream has said all. */
  ended(id: number, direction: Direction): void {
    this.#bodies.end(id, direction, null);
  }

  end(): void {
    this.#bodies.endAll();
  }

  /** SETTINGS of one side say how large the other side's table may be. */
  settings(direction: Direction, bytes: Uint8Array, at: number, end: number): void {
    const c = new Cursor(bytes, at, end);
    while (c.left > 0) {
      const id = varint(c);
      const value = varint(c);
      if (c.ok && id === MAX_TABLE_CAPACITY) this.#tables[direction === 'out' ? 'in' : 'out'].allow(value);
    }
  }

  /** Instructions for the table of the side that sends them. */
  fill(direction: Direction, bytes: Uint8Array, at: number, end: number): number {
    const took = this.#tables[direction].fill(bytes, at, end);
    if (took > 0) this.#unblock();
    return took;
  }

  /** Instructions are missing. */
  lost(direction: Direction): void {
    this.#tables[direction].forget();
  }

  #headers(stream: number, direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): void {
    if (this.#read(stream, direction, bytes, at, end, origin) || this.#blocked.length >= MOST_BLOCKED) return;
    const copy = Uint8Array.from(bytes.subarray(at, end));
    this.#blocked.push({ stream, direction, bytes: copy, origin: keepOrigin(origin, at, end - at) });
  }

  #unblock(): void {
    if (this.#blocked.length === 0) return;
    this.#blocked = this.#blocked.filter(
      ({ stream, direction, bytes, origin }) => !this.#read(stream, direction, bytes, 0, bytes.length, origin),
    );
  }

  /** False: the block waits for its table. */
  #read(stream: number, direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): boolean {
    const headers: Http2Header[] = [];
    let octets = 0;
    const result = this.#tables[direction].read(bytes, at, end, ({ name, value, ...rest }) => {
      if (name === null || value === null || headers.length >= MOST_HEADERS || octets + value.length > MOST_VALUES)
        return;
      octets += value.length;
      headers.push({ name, value, ...rest });
    });
    if (result === 'blocked') return false;
    this.#sink.begin(bytes, origin, direction);
    emitHeaders(headers, this.#sink, bytes, this.#flow);
    if (!result) this.#sink.problem('bad-length', { at, length: end - at });
    this.#bodies.headers(stream, direction, textOf(headers, 'content-type'), textOf(headers, 'content-encoding'));
    return true;
  }
}

type OnHeaders = (direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin) => void;

interface OnBody {
  data(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): void;
  gap(direction: Direction): void;
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
class RequestReader implements RecordReader {
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
class ControlReader implements RecordReader {
  readonly #connection: Http3;
  #kind = -1;
  #skip = 0;

  constructor(connection: Http3) {
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

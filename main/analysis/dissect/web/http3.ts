import { Cursor } from '../../bytes/cursor.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import type { Origin } from '../../model/where.ts';
import { keepOrigin } from '../kept-origin.ts';
import type { Session } from '../dissector.ts';
import { RecordStream, type RecordReader } from '../per-record.ts';
import { Http3Control, Http3Request, MOST_HTTP3_WAITING } from './http3-readers.ts';
import { emitHeaders, textOf, type Http2Header } from './http2-headers.ts';
import { Http2Streams } from './http2-streams.ts';
import { Qpack } from './qpack.ts';
import { varint } from './quic-header.ts';

/** Headers told of one block, and the octets of their values: a number of one octet stands for an entry of thousands. */
const MOST_HEADERS = 512;
const MOST_VALUES = 256 * 1024;
/** Blocks that wait for the table: servers allow 16 to 100 streams to. */
const MOST_BLOCKED = 64;
const MOST_BLOCKED_OCTETS = 256 * 1024;

const MAX_TABLE_CAPACITY = 1; // RFC 9204 section 5

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
  #blockedOctets = 0;

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
        ? new Http3Request(
            (direction, bytes, at, end, origin) => this.#headers(id, direction, bytes, at, end, origin),
            {
              data: (...data) => this.#bodies.data(id, ...data, false),
              gap: (direction) => this.#bodies.gap(id, direction),
            },
          )
        : new Http3Control(this);
    return new RecordStream({ read, mostWaiting: MOST_HTTP3_WAITING }, this.#flow, this.#sink);
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
    if (this.#blockedOctets + end - at > MOST_BLOCKED_OCTETS) return;
    this.#blockedOctets += end - at;
    const copy = Uint8Array.from(bytes.subarray(at, end));
    this.#blocked.push({ stream, direction, bytes: copy, origin: keepOrigin(origin, at, end - at) });
  }

  #unblock(): void {
    if (this.#blocked.length === 0) return;
    this.#blocked = this.#blocked.filter(
      ({ stream, direction, bytes, origin }) => !this.#read(stream, direction, bytes, 0, bytes.length, origin),
    );
    this.#blockedOctets = this.#blocked.reduce((sum, { bytes }) => sum + bytes.length, 0);
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

import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import type { KeyLog } from '../../model/key-log.ts';
import type { Origin } from '../../model/where.ts';
import { DecryptedSink, decryptedFlow } from '../decrypted-sink.ts';
import type { Inner, Session } from '../dissector.ts';
import { StreamConversation } from '../stream-conversation.ts';
import { Http3 } from './http3.ts';
import { QuicStreamHalf } from './quic-stream.ts';

/** Streams followed at a time: servers allow about a hundred of each kind. The oldest goes first. */
const MOST_STREAMS = 128;
/** Streams of all connections: each may hold half a frame in both directions. Every connection has one all the same. */
const MOST_STREAMS_IN_ALL = 1_024;
/** Streams remembered as read: a packet that comes again must not be read as another stream. */
const MOST_DONE = 4_096;
/** Names of HTTP/3 and of its drafts, RFC 9114 section 3.1. */
const HTTP3 = /^h3(?:-\d{2})?$/;
/** DNS over QUIC before draft-ietf-dprive-dnsoquic-03: one message a stream without its length, as in a datagram (seen in
 *  doq.pcapng, draft 00). RFC 9250 section 4.2 writes it as TCP does. */
const BARE_DNS = /^doq-i0[0-2]$/;

interface Stream {
  readonly out: QuicStreamHalf;
  readonly in: QuicStreamHalf;
  readonly session: Session;
}

/** What the streams of a connection carry. With HTTP/3 on offer that is what they are read as; else each is asked of every
 *  dissector, as a TCP stream is. What the server chose stands in sealed packets of the handshake, which are not read. */
export class QuicContent {
  readonly #flow: Flow;
  readonly #sink: FieldSink;
  readonly #inner: Inner | undefined;
  readonly #held: KeyLog['held'];
  readonly #streams = new Map<number, Stream>();
  readonly #done = new Set<number>();
  #http3: Http3 | null = null;

  constructor(flow: Flow, sink: FieldSink, inner: Inner | undefined, held: KeyLog['held']) {
    this.#held = held;
    this.#flow = flow;
    this.#sink = sink;
    this.#inner = inner;
  }

  add(
    id: number,
    direction: Direction,
    offset: number,
    bytes: Uint8Array,
    at: number,
    end: number,
    isLast: boolean,
    origin: Origin,
  ): void {
    if (this.#done.has(id)) return;
    const stream = this.#streams.get(id) ?? this.#begin(id);
    stream[direction].add(offset, bytes, at, end, isLast, origin);
    const isOneWay = (id & 2) !== 0;
    if (stream[direction].isOver && (isOneWay || (stream.out.isOver && stream.in.isOver))) this.#finish(id, stream);
  }

  end(): void {
    for (const [id, stream] of this.#streams) this.#finish(id, stream);
    this.#http3?.end();
    this.#http3 = null;
    this.#done.clear();
  }

  #begin(id: number): Stream {
    const [oldest] = this.#streams;
    const isFull = this.#streams.size >= MOST_STREAMS || this.#held.streams >= MOST_STREAMS_IN_ALL;
    if (oldest && isFull) this.#finish(...oldest);
    const session = this.#session(id);
    const half = (direction: Direction): QuicStreamHalf =>
      new QuicStreamHalf(
        {
          onData: (bytes, origin) => session.onData(direction, bytes, origin),
          onGap: (length) => session.onGap(direction, length),
          onLast: () => this.#http3?.ended(id, direction),
        },
        this.#held,
      );
    const stream = { out: half('out'), in: half('in'), session };
    this.#streams.set(id, stream);
    this.#held.streams++;
    return stream;
  }

  #session(id: number): Session {
    const offers = this.#flow.tls?.alpn ?? [];
    const isBare = offers.some((name) => BARE_DNS.test(name));
    const flow: Flow = { ...decryptedFlow(this.#flow), transport: isBare ? 'udp' : 'tcp' };
    const sink = new DecryptedSink(this.#flow, flow, this.#sink);
    if (offers.some((name) => HTTP3.test(name))) return (this.#http3 ??= new Http3(flow, sink)).stream(id);
    return new StreamConversation(this.#inner?.registry ?? [], flow, sink, (this.#inner?.depth ?? 0) + 1);
  }

  #finish(id: number, stream: Stream): void {
    this.#streams.delete(id);
    this.#held.streams--;
    const [oldest] = this.#done;
    if (oldest !== undefined && this.#done.size >= MOST_DONE) this.#done.delete(oldest);
    this.#done.add(id);
    stream.out.end();
    stream.in.end();
    stream.session.onEnd();
    for (const direction of ['out', 'in'] as const) this.#http3?.ended(id, direction);
  }
}

import type { FieldSink } from '../../model/field.ts';
import type { Direction } from '../../model/flow.ts';
import type { Problem } from '../../model/message.ts';
import type { Origin } from '../../model/where.ts';
import { aboutBody, type BodyPlan } from './http1-body-plan.ts';
import { Http1Body } from './http1-body.ts';

/** Streams of one connection whose bodies are followed at a time: servers allow about a hundred. The oldest goes first. */
const MOST_STREAMS = 512;
/** Octets of bodies that wait for their end, on one connection. */
const MOST_HELD = 4 * 1024 * 1024;

type About = Pick<BodyPlan, 'shown' | 'encodings'>;

interface Half {
  about: About;
  body: Http1Body | null;
}
interface Stream {
  out: Half | null;
  in: Half | null;
}

/** Nothing was seen of its headers. */
const UNSEEN: About = aboutBody('', '');

/** The bodies of a connection's streams, RFC 9113 section 8.1: an HTTP/1 body that ends with its stream. */
export class Http2Streams {
  readonly #sink: FieldSink;
  readonly #streams = new Map<number, Stream>();
  #held = 0;

  constructor(sink: FieldSink) {
    this.#sink = sink;
  }

  /** Headers of a message came; those behind its body (trailers) end it and say nothing of it. */
  headers(id: number, direction: Direction, contentType: string | null, contentEncoding: string | null): void {
    const stream = this.#streamOf(id);
    const half = stream[direction];
    if (!half?.body) stream[direction] = { about: aboutBody(contentType ?? '', contentEncoding ?? ''), body: null };
  }

  /** Takes `bytes[at..end)` of a stream's data and counts them. `isAll`: its body begins and ends in them. */
  data(
    id: number,
    direction: Direction,
    bytes: Uint8Array,
    at: number,
    end: number,
    origin: Origin,
    isAll: boolean,
  ): void {
    if (at >= end) return;
    const half = this.#halfOf(id, direction);
    const framing = isAll && !half.body ? 'length' : 'until-close';
    half.body ??= new Http1Body({ ...half.about, framing, length: end - at }, this.#sink, direction);
    const before = half.body.held;
    half.body.step(bytes, at, end, origin);
    this.#held += half.body.held - before;
    if (this.#held <= MOST_HELD) return;
    this.#held -= half.body.held;
    half.body.stop();
  }

  /** Octets of a body are missing; how many does not matter, since its end is told apart. */
  gap(id: number, direction: Direction): void {
    this.#gapIn(this.#streams.get(id)?.[direction] ?? null);
  }

  /** Frames are missing: any body of this direction may lack octets. */
  gapAnywhere(direction: Direction): void {
    for (const stream of this.#streams.values()) this.#gapIn(stream[direction]);
  }

  end(id: number, direction: Direction, problem: Problem | null): void {
    const stream = this.#streams.get(id);
    if (!stream) return;
    const body = stream[direction]?.body;
    stream[direction] = null;
    if (body) {
      this.#held -= body.held;
      body.end(problem);
    }
    if (!stream.out && !stream.in) this.#streams.delete(id);
  }

  endAll(): void {
    for (const id of this.#streams.keys()) this.reset(id);
  }

  /** Neither side goes on. */
  reset(id: number): void {
    for (const direction of ['out', 'in'] as const) this.end(id, direction, 'cut-short');
  }

  #gapIn(half: Half | null): void {
    if (!half?.body) return;
    this.#held -= half.body.held;
    half.body.gap(0);
  }

  #halfOf(id: number, direction: Direction): Half {
    const stream = this.#streamOf(id);
    return (stream[direction] ??= { about: UNSEEN, body: null });
  }

  #streamOf(id: number): Stream {
    const known = this.#streams.get(id);
    if (known) return known;
    const [oldest] = this.#streams.keys();
    if (oldest !== undefined && this.#streams.size >= MOST_STREAMS) this.reset(oldest);
    const stream = { out: null, in: null };
    this.#streams.set(id, stream);
    return stream;
  }
}

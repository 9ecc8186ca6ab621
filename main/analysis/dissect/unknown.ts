import type { FieldSink } from '../model/field.ts';
import type { Direction, Flow } from '../model/flow.ts';
import type { Origin } from '../model/where.ts';
import type { Dissector, Session } from './dissector.ts';
import { originFrom } from './kept-origin.ts';
import { eachRun, endOfRun, hasRun, isPrintable, SHORTEST_RUN, startOfText } from './printable-runs.ts';
import { StreamBuffer } from './stream-buffer.ts';

/** Octets of a stream that are shown again in front of the next piece, so that a value cut by a segment's end is still
 *  found. The longest own value that a tester would type in is shorter. */
export const SEAM = 256;
/** Runs told per datagram or piece of stream; more is a text, which `bytes` shows as well. */
const MOST_RUNS = 256;
/** A run over several segments is held back up to here, then told in parts. */
const LONGEST_HELD_RUN = 64 * 1024;

/** Bytes that no dissector claims: the fallback for both transports. Emits `bytes` (all of them, unclaimed: own values
 *  are searched at any offset) and `text` (each printable run of 6 or more).
 *
 *  Streams: each piece is shown as one `bytes` field with the last 256 octets before it in front. `repeated` says how
 *  many those are: a search reports only what ends behind them, so nothing is missed at the seam and nothing is counted
 *  twice. A run that reaches a piece's end is held back until it is known where it ends, and told once. A gap ends both:
 *  nothing is joined over missing octets. */
export const unknown: Dissector = {
  name: 'unknown',
  transport: 'both',
  begins: new Set(),
  recognise: () => 0,
  open: (flow, sink) => (flow.transport === 'tcp' ? new UnknownStream(sink) : unknownDatagrams(flow, sink)),
};

/** What gzip, zlib and zstd begin with. Other octets without a run of text hold nothing that any rule but the search for own
 *  values could find, and are most of all octets in calls. */
const PACKED: ReadonlySet<number> = new Set([0x1f, 0x78, 0x28]);

function unknownDatagrams(_flow: Flow, sink: FieldSink): Session {
  return {
    onData(direction, bytes, origin) {
      const { length } = bytes;
      if (length === 0) return;
      sink.begin(bytes, origin, direction);
      sink.count('unknown', length);
      sink.message({ type: 'unknown', length });
      if (!sink.seeks && !PACKED.has(bytes[0] ?? 0) && !hasRun(bytes, 0, length)) return;
      sink.field('bytes', null, { at: 0, length }, { unclaimed: true });
      tellRuns(sink, bytes, 0, length);
    },
    onGap() {},
    onEnd() {},
  };
}

interface Half {
  readonly seam: StreamBuffer;
  readonly run: StreamBuffer;
  /** The octet in front of the run that is held back; -1: not known. */
  before: number;
  /** Nothing of what came in one stretch was told yet. */
  isFresh: boolean;
}

class UnknownStream implements Session {
  readonly #sink: FieldSink;
  readonly #halves: Readonly<Record<Direction, Half>> = {
    out: { seam: new StreamBuffer(), run: new StreamBuffer(), before: -1, isFresh: true },
    in: { seam: new StreamBuffer(), run: new StreamBuffer(), before: -1, isFresh: true },
  };

  constructor(sink: FieldSink) {
    this.#sink = sink;
  }

  onData(direction: Direction, bytes: Uint8Array, origin: Origin): void {
    if (bytes.length === 0) return;
    this.#bytes(direction, bytes, origin);
    this.#text(direction, bytes, origin);
  }

  onGap(direction: Direction): void {
    this.#endRun(direction);
    const half = this.#halves[direction];
    half.isFresh = true;
    half.seam.drop(half.seam.length);
  }

  onEnd(): void {
    this.onGap('out');
    this.onGap('in');
  }

  #bytes(direction: Direction, bytes: Uint8Array, origin: Origin): void {
    const sink = this.#sink;
    const half = this.#halves[direction];
    if (!sink.seeks && !half.isFresh) {
      // Only a search reads over a seam: what is packed is told by its beginning, and text comes below.
      sink.begin(bytes, origin, direction);
      sink.count('unknown', bytes.length);
      sink.message({ type: 'unknown', length: bytes.length });
      return;
    }
    half.isFresh = false;
    const { seam } = half;
    const repeated = seam.length;
    seam.append(bytes, 0, bytes.length, origin);
    sink.begin(seam.bytes, seam.origin, direction);
    sink.count('unknown', bytes.length);
    sink.message({ type: 'unknown', length: bytes.length });
    sink.field('bytes', null, { at: 0, length: seam.length }, { unclaimed: true, repeated });
    seam.drop(seam.length - SEAM);
  }

  #text(direction: Direction, bytes: Uint8Array, origin: Origin): void {
    const { run } = this.#halves[direction];
    let from = 0;
    if (run.length > 0) {
      from = endOfRun(bytes, 0, bytes.length);
      run.append(bytes, 0, from, origin);
      if (from < bytes.length || run.length > LONGEST_HELD_RUN) this.#endRun(direction);
    }
    const open = startOfLastRun(bytes, from);
    if (from < open) {
      this.#sink.begin(bytes, origin, direction);
      tellRuns(this.#sink, bytes, from, open);
    }
    if (open >= bytes.length) return;
    if (run.length === 0 && open > 0) this.#halves[direction].before = bytes[open - 1] ?? 0;
    run.append(bytes.subarray(open), 0, bytes.length - open, originFrom(origin, open));
  }

  #endRun(direction: Direction): void {
    const half = this.#halves[direction];
    const { run } = half;
    if (run.length >= SHORTEST_RUN) {
      this.#sink.begin(run.bytes, run.origin, direction);
      tellRun(this.#sink, run.bytes, 0, run.length, half.before);
    }
    run.drop(run.length);
    half.before = -1;
  }
}

/** Where the run begins that reaches the end of `bytes`; `bytes.length` where none does. */
function startOfLastRun(bytes: Uint8Array, from: number): number {
  let start = bytes.length;
  while (start > from && isPrintable(bytes[start - 1] ?? 0)) start--;
  return start;
}

function tellRuns(sink: FieldSink, bytes: Uint8Array, at: number, end: number): void {
  let told = 0;
  eachRun(bytes, at, end, (from, length) => {
    if (length < SHORTEST_RUN) return;
    if (told++ < MOST_RUNS) tellRun(sink, bytes, from, length, from > 0 ? (bytes[from - 1] ?? 0) : -1);
    else if (told === MOST_RUNS + 1) sink.problem('too-long', { at: from, length });
  });
}

function tellRun(sink: FieldSink, bytes: Uint8Array, at: number, length: number, before: number): void {
  const start = startOfText(bytes, at, length, before);
  sink.field('text', null, { at: start, length: at + length - start });
}

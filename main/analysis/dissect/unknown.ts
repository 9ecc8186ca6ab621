import type { FieldSink } from '../model/field.ts';
import type { Direction } from '../model/flow.ts';
import type { Origin } from '../model/where.ts';
import type { Dissector, Session } from './dissector.ts';
import { endOfRun, isPrintable, nextRun, SHORTEST_RUN, startOfText } from './printable-runs.ts';
import { StreamBuffer } from './stream-buffer.ts';

/** Octets of a stream that are shown again in front of the next piece, so that a value cut by a segment's end is still
 *  found. The longest own value that a tester would type in is shorter. */
export const SEAM = 256;
/** Runs told per datagram or piece of stream; more is a text, which `bytes` shows as well. */
const MOST_RUNS = 256;
/** A run over several segments is held back up to here, then told in parts. */
const LONGEST_HELD_RUN = 64 * 1024;

/** Bytes that no dissector claims: the fallback for both transports. Emits `bytes` (all of them, unclaimed: own values
 *  are searched at any offset) and `text` (each printable run of 6 or more). Where nothing could be found in octets, they are
 *  counted and not emitted.
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
  open: (flow, sink) => (flow.transport === 'tcp' ? new UnknownStream(sink) : new UnknownDatagrams(sink)),
};

/** What gzip, zlib and zstd begin with. */
const PACKED: ReadonlySet<number> = new Set([0x1f, 0x78, 0x28]);
const UNCLAIMED = { unclaimed: true } as const;

class UnknownDatagrams implements Session {
  readonly #sink: FieldSink;

  constructor(sink: FieldSink) {
    this.#sink = sink;
  }

  onData(direction: Direction, bytes: Uint8Array, origin: Origin): void {
    if (bytes.length === 0) return;
    this.#sink.begin(bytes, origin, direction);
    tellUnknown(this.#sink, bytes, 0, bytes.length);
  }

  onGap(): void {}

  onEnd(): void {}
}

/** Tells `bytes[at..end)` of the message that the sink stands at, whole, and counts them. */
export function tellUnknown(sink: FieldSink, bytes: Uint8Array, at: number, end: number): void {
  const length = end - at;
  sink.count('unknown', length);
  sink.message({ type: 'unknown', length });
  const run = nextRun(bytes, at, end);
  if (run === end && !isSearched(sink, bytes, at, end)) return;
  sink.field('bytes', null, { at, length }, UNCLAIMED);
  tellRuns(sink, bytes, at, run, end);
}

/** Could anything be found where there is no run of text? Octets that are not packed hold nothing then that any rule but the
 *  search for own values could find: they are most of all octets in calls. */
function isSearched(sink: FieldSink, bytes: Uint8Array, at: number, end: number): boolean {
  return PACKED.has(bytes[at] ?? 0) || sink.mayHoldOwn(bytes, at, end - at);
}

function isWorthTelling(sink: FieldSink, bytes: Uint8Array, length: number): boolean {
  return nextRun(bytes, 0, length) < length || isSearched(sink, bytes, 0, length);
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
    const { isFresh, seam } = half;
    half.isFresh = false;
    sink.begin(bytes, origin, direction);
    sink.count('unknown', bytes.length);
    sink.message({ type: 'unknown', length: bytes.length });
    if (isFresh) {
      const whole = { at: 0, length: bytes.length };
      if (isWorthTelling(sink, bytes, bytes.length)) sink.field('bytes', null, whole, UNCLAIMED);
      if (sink.seeks) seam.append(bytes, Math.max(0, bytes.length - SEAM), bytes.length, origin);
    } else if (sink.seeks) this.#overSeam(direction, seam, bytes, origin);
    // Only a search reads over a seam: what is packed is told by its beginning, and text comes below.
  }

  #overSeam(direction: Direction, seam: StreamBuffer, bytes: Uint8Array, origin: Origin): void {
    const sink = this.#sink;
    const repeated = seam.length;
    seam.append(bytes, 0, bytes.length, origin);
    if (isWorthTelling(sink, seam.bytes, seam.length)) {
      sink.begin(seam.bytes, seam.origin, direction);
      sink.field('bytes', null, { at: 0, length: seam.length }, { unclaimed: true, repeated });
    }
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
    const first = nextRun(bytes, from, open);
    if (first < open) {
      this.#sink.begin(bytes, origin, direction);
      tellRuns(this.#sink, bytes, from, first, open);
    }
    if (open >= bytes.length) return;
    if (run.length === 0 && open > 0) this.#halves[direction].before = bytes[open - 1] ?? 0;
    run.append(bytes, open, bytes.length, origin);
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

/** @param first where the first run in `bytes[at..end)` begins */
function tellRuns(sink: FieldSink, bytes: Uint8Array, at: number, first: number, end: number): void {
  let told = 0;
  for (let from = first; from < end;) {
    const stop = endOfRun(bytes, from, end);
    if (told++ === MOST_RUNS) {
      sink.problem('too-long', { at: from, length: stop - from });
      return;
    }
    tellRun(sink, bytes, from, stop - from, from > at ? (bytes[from - 1] ?? 0) : -1);
    from = nextRun(bytes, stop, end);
  }
}

function tellRun(sink: FieldSink, bytes: Uint8Array, at: number, length: number, before: number): void {
  const start = startOfText(bytes, at, length, before);
  sink.field('text', null, { at: start, length: at + length - start });
}

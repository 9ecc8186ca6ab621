import type { FieldSink } from '../model/field.ts';
import type { Direction, Flow } from '../model/flow.ts';
import type { Problem } from '../model/message.ts';
import type { Origin } from '../model/where.ts';
import { indexOfOctet } from './ascii.ts';
import type { RecordReader, Step, StreamControl } from './per-record.ts';
import { TextBlock, type BlockSpec } from './text-block.ts';
import { stepAside } from './tunnel.ts';

const LF = 0x0a;
const CR = 0x0d;

/** A protocol whose messages are lines of text. */
export interface LineTalk {
  /** Reads the line `bytes[at..end)`, whose end (CRLF or LF alone) is left out. The sink has begun. */
  onLine(direction: Direction, bytes: Uint8Array, at: number, end: number): void;
  /** After octets were lost: does this segment begin with a line of this protocol? */
  resumes(direction: Direction, segment: Uint8Array): boolean;
}

/** What a talk may say of the octets behind the line it is reading. */
export interface LineStream {
  /** They are no lines: a text that a dot ends, or so many octets. */
  expect(direction: Direction, block: BlockSpec): void;
  /** No such text comes after all. Ignored once some of it has come. */
  forget(direction: Direction): void;
  /** The stream is another protocol's from here on, in both directions (STARTTLS). */
  tunnel(): void;
}

interface Half {
  block: TextBlock | null;
  /** Octets of the waiting line that hold no end of it. */
  scanned: number;
}

/** Reads lines and the blocks between them for a `LineTalk`. A line longer than `longest`, or with a NUL inside, is no line:
 *  from there on the direction's octets are nobody's, until a segment begins with a line again. */
export class LineReader implements RecordReader, LineStream {
  readonly #flow: Flow;
  readonly #sink: FieldSink;
  readonly #control: StreamControl;
  readonly #longest: number;
  readonly #talk: LineTalk;
  readonly #halves: Readonly<Record<Direction, Half>> = {
    out: { block: null, scanned: 0 },
    in: { block: null, scanned: 0 },
  };

  constructor(
    flow: Flow,
    sink: FieldSink,
    control: StreamControl,
    longest: number,
    talk: (stream: LineStream) => LineTalk,
  ) {
    this.#flow = flow;
    this.#sink = sink;
    this.#control = control;
    this.#longest = longest;
    this.#talk = talk(this);
  }

  expect(direction: Direction, block: BlockSpec): void {
    this.#halves[direction].block = block.ends === 0 ? null : new TextBlock(block, this.#sink);
  }

  forget(direction: Direction): void {
    const half = this.#halves[direction];
    if (half.block?.isFresh) half.block = null;
  }

  tunnel(): void {
    stepAside(this.#flow, this.#sink, this.#control);
  }

  step(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): Step {
    const half = this.#halves[direction];
    if (!half.block) return this.#line(half, direction, bytes, at, end, origin);
    this.#sink.begin(bytes, origin, direction);
    const took = half.block.step(bytes, at, end);
    if (half.block.isDone) half.block = null;
    return took;
  }

  cutShort(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin, problem: Problem): void {
    const half = this.#halves[direction];
    half.scanned = 0;
    this.#sink.begin(bytes, origin, direction);
    this.#sink.problem(problem, { at, length: end - at });
    if (half.block) {
      half.block.cutShort(bytes, at, end);
      return;
    }
    if (isLine(bytes, at, end, this.#longest)) {
      this.#sink.count('readable', end - at);
      this.#talk.onLine(direction, bytes, at, end);
    } else {
      this.#sink.count('unknown', end - at);
      this.#sink.field('line', null, { at, length: end - at }, { unclaimed: true });
    }
  }

  onGap(direction: Direction, length: number): boolean {
    const half = this.#halves[direction];
    const goesOn = half.block?.gap(length) ?? false;
    if (!goesOn || half.block?.isDone) half.block = null;
    return goesOn;
  }

  resumes(direction: Direction, segment: Uint8Array): boolean {
    return this.#talk.resumes(direction, segment);
  }

  #line(half: Half, direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): Step {
    const stop = indexOfOctet(bytes, LF, at + half.scanned, end);
    half.scanned = stop < end ? 0 : end - at;
    if (!isLine(bytes, stop < end ? at : Math.max(at, end - 1), stop, this.#longest) || stop - at > this.#longest) {
      half.scanned = 0;
      return 'lost';
    }
    if (stop === end) return 0;
    this.#sink.begin(bytes, origin, direction);
    this.#sink.count('readable', stop + 1 - at);
    this.#talk.onLine(direction, bytes, at, stop > at && bytes[stop - 1] === CR ? stop - 1 : stop);
    return stop + 1 - at;
  }
}

function isLine(bytes: Uint8Array, at: number, end: number, longest: number): boolean {
  return end - at <= longest && indexOfOctet(bytes, 0, at, end) === end;
}

import type { FieldSink } from '../../model/field.ts';
import type { Direction } from '../../model/flow.ts';
import type { Problem } from '../../model/message.ts';
import type { Origin } from '../../model/where.ts';
import type { RecordReader, Step } from '../per-record.ts';

/** One frame: octets in front that anyone can read, then octets that the protocol's own rules say are encrypted. */
export interface SealedFrame {
  readonly open: number;
  /** `Infinity`: the rest of the stream. */
  readonly sealed: number;
}

/** How one protocol frames what it seals. */
export interface SealedFraming {
  /** The frame at `at`; -n: ask again when n octets are there; `lost`: no frame. At least one octet must be in it. */
  frame(direction: Direction, bytes: Uint8Array, at: number, end: number): SealedFrame | Step;
  /** Tells what the open octets say; the sink has begun, and counts them itself. Asked once per frame. */
  tell(direction: Direction, bytes: Uint8Array, at: number, end: number, sink: FieldSink): void;
}

/** Frames whose insides are encrypted. Nothing sealed waits for the rest of its frame, and octets missing inside a frame do
 *  not lose the next one. */
export class SealedFrames implements RecordReader {
  readonly #framing: SealedFraming;
  readonly #sink: FieldSink;
  /** Sealed octets that are still to come. */
  readonly #rest: Record<Direction, number> = { out: 0, in: 0 };

  constructor(framing: SealedFraming, sink: FieldSink) {
    this.#framing = framing;
    this.#sink = sink;
  }

  step(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): Step {
    if (this.#rest[direction] > 0) return this.#seal(direction, end - at);
    const frame = this.#framing.frame(direction, bytes, at, end);
    if (typeof frame !== 'object') return frame;
    const { open, sealed } = frame;
    if (end - at < open) return -open;
    this.#rest[direction] = sealed;
    if (open === 0) return sealed > 0 ? this.#seal(direction, end - at) : 'lost';
    this.#sink.begin(bytes, origin, direction);
    this.#sink.count('readable', open);
    this.#framing.tell(direction, bytes, at, at + open, this.#sink);
    return open;
  }

  /** The beginning of a frame whose end nobody sees is explained by nobody. */
  cutShort(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin, problem: Problem): void {
    const span = { at, length: end - at };
    this.#sink.begin(bytes, origin, direction);
    this.#sink.problem(problem, span);
    this.#sink.count('unknown', span.length);
    this.#sink.field('cut', null, span, { unclaimed: true });
  }

  onGap(direction: Direction, length: number): boolean {
    if (length > this.#rest[direction]) {
      this.#rest[direction] = 0;
      return false;
    }
    this.#rest[direction] -= length;
    return true;
  }

  resumes(): boolean {
    return false;
  }

  #seal(direction: Direction, there: number): number {
    const took = Math.min(this.#rest[direction], there);
    this.#rest[direction] -= took;
    this.#sink.count('opaque', took);
    return took;
  }
}

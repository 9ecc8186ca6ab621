import type { Moment, Origin, Where } from './where.ts';

/** Bytes that lie in one frame, one after the other: a datagram's payload, a TCP segment. Reused from packet to packet;
 *  whoever keeps bytes past the call keeps a copy of this, too (`JoinedOrigin.add`). */
export class FrameOrigin implements Origin {
  frame = 0;
  /** Offset in the frame of the octet at index 0. */
  offset = 0;
  moment: Moment | null = null;
  where(at: number, length: number): Where[] {
    return [{ frame: this.frame, offset: this.offset + at, length }];
  }
  time(): Moment | null {
    return this.moment;
  }
}

interface Piece {
  /** Index of the piece's first octet in the joined bytes. */
  start: number;
  length: number;
  origin: Origin;
  /** Index of that octet in `origin`. */
  base: number;
}

/** Bytes joined from several pieces: a reassembled datagram, a stream's buffer. `drop` forgets from the front. */
export class JoinedOrigin implements Origin {
  readonly #pieces: Piece[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Appends `length` octets that begin at `base` in `origin`. The origin must stay true: pass a frozen one. */
  add(origin: Origin, base: number, length: number): void {
    if (length <= 0) return;
    this.#pieces.push({ start: this.#length, length, origin, base });
    this.#length += length;
  }

  /** Forgets the first `count` octets: what stood at `count` now stands at 0. */
  drop(count: number): void {
    const pieces = this.#pieces;
    let gone = 0;
    for (const piece of pieces) {
      const cut = Math.max(0, count - piece.start);
      if (cut >= piece.length) gone++;
      piece.start += cut - count;
      piece.length -= cut;
      piece.base += cut;
    }
    for (; gone > 0; gone--) pieces.shift(); // they lie in order
    this.#length = Math.max(0, this.#length - count);
  }

  where(at: number, length: number): Where[] {
    const found: Where[] = [];
    for (const { origin, base, at: from, length: size } of this.#overlaps(at, length))
      found.push(...origin.where(base + from, size));
    return joined(found);
  }

  time(at: number, length: number): Moment | null {
    let latest: Moment | null = null;
    for (const { origin, base, at: from, length: size } of this.#overlaps(at, length)) {
      const time = origin.time(base + from, size);
      if (
        time &&
        (!latest || time.seconds > latest.seconds || (time.seconds === latest.seconds && time.nanos > latest.nanos))
      )
        latest = time;
    }
    return latest;
  }

  *#overlaps(at: number, length: number): Generator<{ origin: Origin; base: number; at: number; length: number }> {
    for (const piece of this.#pieces) {
      const from = Math.max(at, piece.start);
      const to = Math.min(at + length, piece.start + piece.length);
      if (from < to) yield { origin: piece.origin, base: piece.base, at: from - piece.start, length: to - from };
    }
  }
}

/** In order of frame and offset; stretches of one frame that touch are one. */
function joined(found: readonly Where[]): Where[] {
  const whole: Where[] = [];
  for (const one of found.toSorted((a, b) => a.frame - b.frame || a.offset - b.offset)) {
    const last = whole.at(-1);
    if (last && last.frame === one.frame && last.offset + last.length === one.offset)
      whole[whole.length - 1] = { ...last, length: last.length + one.length };
    else whole.push(one);
  }
  return whole;
}

/** A frozen copy of where one piece of a frame stood, safe to keep. */
export function frozenFrame(frame: number, offset: number, moment: Moment | null): Origin {
  const origin = new FrameOrigin();
  origin.frame = frame;
  origin.offset = offset;
  origin.moment = moment;
  return origin;
}

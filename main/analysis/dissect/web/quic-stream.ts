import type { Origin } from '../../model/where.ts';
import { keepOrigin, originFrom } from '../kept-origin.ts';

/** Pieces of one direction that wait for one before them. More: that one was lost by the capture. */
const MOST_PIECES = 256;
/** Octets that wait. A sender may be ahead by its window, often megabytes, but is behind a lost packet only for a round
 *  trip. */
const MOST_WAITING = 1024 * 1024;

/** Octets that wait in all streams of all connections. A hostile file may open thousands. */
const MOST_WAITING_IN_ALL = 32 * 1024 * 1024;

export interface StreamEars {
  onData(bytes: Uint8Array, origin: Origin): void;
  onGap(length: number): void;
  /** Everything up to the stream's own end was told. */
  onLast(): void;
}

interface Piece {
  readonly offset: number;
  readonly bytes: Uint8Array;
  readonly origin: Origin;
}

/** One direction of a QUIC stream: pieces in any order, told in the stream's order, each octet once. */
export class QuicStreamHalf {
  readonly #ears: StreamEars;
  readonly #all: { octets: number };
  #next = 0;
  #end = Number.POSITIVE_INFINITY;
  #waiting: Piece[] = [];
  #octets = 0;
  #isTold = false;

  /** @param all what waits in all streams together */
  constructor(ears: StreamEars, all: { octets: number }) {
    this.#ears = ears;
    this.#all = all;
  }

  get isOver(): boolean {
    return this.#isTold;
  }

  /** `bytes[at..end)` stand at `offset`. */
  add(offset: number, bytes: Uint8Array, at: number, end: number, isLast: boolean, origin: Origin): void {
    if (isLast) this.#end = Math.min(this.#end, offset + end - at);
    if (this.#isTold) return;
    if (offset <= this.#next) this.#tell(offset, bytes, at, end, origin);
    else if (end > at) {
      const copy = Uint8Array.from(bytes.subarray(at, end));
      this.#waiting.push({ offset, bytes: copy, origin: keepOrigin(origin, at, end - at) });
      this.#count(copy.length);
    }
    this.#tellWaiting();
    while (this.#isTooMuch) this.#jump();
    this.#tellEnd();
  }

  get #isTooMuch(): boolean {
    if (this.#waiting.length === 0) return false;
    if (this.#waiting.length > MOST_PIECES || this.#octets > MOST_WAITING) return true;
    return this.#all.octets > MOST_WAITING_IN_ALL;
  }

  #count(octets: number): void {
    this.#octets += octets;
    this.#all.octets += octets;
  }

  /** Nothing follows: what waits is told behind its gaps. */
  end(): void {
    while (this.#waiting.length > 0) this.#jump();
    this.#tellEnd();
  }

  #tell(offset: number, bytes: Uint8Array, at: number, end: number, origin: Origin): void {
    const known = this.#next - offset;
    if (known >= end - at) return;
    const from = at + known;
    this.#next += end - from;
    this.#ears.onData(bytes.subarray(from, end), originFrom(origin, from));
  }

  /** Each round takes a piece off the list, which is short. */
  #tellWaiting(): void {
    for (;;) {
      const index = this.#waiting.findIndex(({ offset }) => offset <= this.#next);
      const piece = index < 0 ? undefined : this.#waiting[index];
      if (!piece) return;
      this.#waiting.splice(index, 1);
      this.#count(-piece.bytes.length);
      this.#tell(piece.offset, piece.bytes, 0, piece.bytes.length, piece.origin);
    }
  }

  /** Gives up what is missing before the first piece that waits. */
  #jump(): void {
    let first = Number.POSITIVE_INFINITY;
    for (const { offset } of this.#waiting) first = Math.min(first, offset);
    if (first > this.#next) {
      this.#ears.onGap(first - this.#next);
      this.#next = first;
    }
    this.#tellWaiting();
  }

  #tellEnd(): void {
    if (this.#isTold || this.#next < this.#end) return;
    this.#isTold = true;
    this.#waiting = [];
    this.#count(-this.#octets);
    this.#ears.onLast();
  }
}

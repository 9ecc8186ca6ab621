import type { Origin } from '../../model/where.ts';
import { keepOrigin } from '../kept-origin.ts';
import { StreamBuffer } from '../stream-buffer.ts';

/** Chrome cuts a hello into some twenty frames and shuffles them; more pieces than this are somebody's test of us. */
const MOST_HELD = 128;

interface Held {
  readonly offset: number;
  readonly bytes: Uint8Array;
  readonly origin: Origin;
}

/** Octets that come in pieces and in any order (QUIC's CRYPTO frames, DTLS's fragments), put in order from 0 on. What came
 *  first stands: a later piece cannot change it. */
export class OrderedOctets {
  /** What is there without a gap. */
  readonly buffer = new StreamBuffer();
  readonly #most: number;
  readonly #begins: number;
  #held: Held[] = [];

  /** `most`: octets that are kept. `begins`: those before it are known already, and `buffer` begins behind them. */
  constructor(most: number, begins = 0) {
    this.#most = most;
    this.#begins = begins;
  }

  /** Takes `bytes[at..end)`, which stand at `offset`. False: they lie beyond what is kept. */
  add(offset: number, bytes: Uint8Array, at: number, end: number, origin: Origin): boolean {
    if (end <= at) return true;
    if (offset + end - at > this.#most) return false;
    if (offset <= this.#next) {
      this.#append(offset, bytes, at, end, origin);
      this.#takeHeld();
      return true;
    }
    if (this.#held.length >= MOST_HELD) return false;
    this.#held.push({
      offset,
      bytes: Uint8Array.from(bytes.subarray(at, end)),
      origin: keepOrigin(origin, at, end - at),
    });
    return true;
  }

  get #next(): number {
    return this.#begins + this.buffer.length;
  }

  #append(offset: number, bytes: Uint8Array, at: number, end: number, origin: Origin): void {
    const known = this.#next - offset;
    if (known < end - at) this.buffer.append(bytes, at + known, end, origin);
  }

  /** Each round takes a piece that fits; as many rounds as pieces, and those are few. */
  #takeHeld(): void {
    while (this.#held.length > 0) {
      const next = this.#held.findIndex(({ offset }) => offset <= this.#next);
      const piece = this.#held[next];
      if (!piece) return;
      this.#held.splice(next, 1);
      this.#append(piece.offset, piece.bytes, 0, piece.bytes.length, piece.origin);
    }
  }
}

import { JoinedOrigin } from '../model/origins.ts';
import type { Origin } from '../model/where.ts';
import { keepOrigin } from './kept-origin.ts';

/** Below this an emptied buffer keeps its memory: most records are small. Octets. */
const WORTH_KEEPING = 16 * 1024;
const FIRST_SIZE = 512;
const NOTHING = new Uint8Array(0);

/** Octets of one direction that wait for more, with where each stood. `bytes[0..length)` are held; index 0 of `origin`
 *  is index 0 of `bytes`. Whoever appends bounds it. */
export class StreamBuffer {
  bytes: Uint8Array = NOTHING;
  length = 0;
  #origin: JoinedOrigin | null = null;

  get origin(): JoinedOrigin {
    return (this.#origin ??= new JoinedOrigin());
  }

  /** Copies `bytes[at..end)`. */
  append(bytes: Uint8Array, at: number, end: number, origin: Origin): void {
    const count = end - at;
    if (count <= 0) return;
    this.#grow(this.length + count);
    this.bytes.set(bytes.subarray(at, end), this.length);
    this.origin.add(keepOrigin(origin, at, count), 0, count);
    this.length += count;
  }

  /** Forgets the first `count` octets. */
  drop(count: number): void {
    if (count <= 0) return;
    if (count >= this.length) {
      this.length = 0;
      this.#origin = null;
      if (this.bytes.length > WORTH_KEEPING) this.bytes = NOTHING;
      return;
    }
    const left = this.length - count;
    if (this.bytes.length > WORTH_KEEPING && left < FIRST_SIZE)
      this.bytes = this.bytes.slice(count, count + FIRST_SIZE);
    else this.bytes.copyWithin(0, count, this.length);
    this.length = left;
    this.origin.drop(count);
  }

  #grow(needed: number): void {
    if (needed <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(FIRST_SIZE, needed, this.bytes.length * 2));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }
}

/** One value of DER (ITU-T X.690 section 8.1): its tag stands at `start`, its contents are `[at, end)`. */
export interface DerValue {
  readonly tag: number;
  readonly start: number;
  readonly at: number;
  readonly end: number;
  /** False: the contents go on behind what is there. */
  readonly whole: boolean;
}

/** A tag of more octets follows (section 8.1.2.4): nothing in a certificate has one. */
const LONG_TAG = 0x1f;
const LONG_LENGTH = 0x80;
/** Octets of a length (section 8.1.3.5). A certificate needs three at most; Windows writes each of LDAP's with four. */
const MOST_LENGTH_OCTETS = 4;

/** Reads one DER value after the other in `bytes[at..end)`; go into one with a reader over its contents. Never throws and
 *  never sees past its end. `problem` says why reading stopped before the end. */
export class DerReader {
  problem: 'cut-short' | 'bad-length' | null = null;
  readonly #bytes: Uint8Array;
  readonly #end: number;
  #at: number;

  constructor(bytes: Uint8Array, at: number, end: number) {
    this.#bytes = bytes;
    this.#at = at;
    this.#end = Math.min(end, bytes.length);
  }

  /** The tag that comes next; -1 at the end. */
  peek(): number {
    return this.problem === null && this.#at < this.#end ? (this.#bytes[this.#at] ?? 0) : -1;
  }

  /** The next value; null at the end, or where there is none. A value cut short is given as far as it goes. */
  next(): DerValue | null {
    const tag = this.peek();
    if (tag < 0) return null;
    const start = this.#at;
    const at = this.#lengthAt(start + 1);
    if (at < 0 || (tag & LONG_TAG) === LONG_TAG) {
      this.problem ??= 'bad-length';
      return null;
    }
    const whole = this.#length <= this.#end - at;
    const end = whole ? at + this.#length : this.#end;
    this.#at = end;
    if (!whole) this.problem = 'cut-short';
    return { tag, start, at, end, whole };
  }

  /** The next value if it has this tag; else nothing is read. */
  take(tag: number): DerValue | null {
    return this.peek() === tag ? this.next() : null;
  }

  #length = 0;

  /** Reads the length at `at` and returns where the contents begin; -1 where it is none. */
  #lengthAt(at: number): number {
    if (at >= this.#end) return this.#stop('cut-short');
    const first = this.#bytes[at] ?? 0;
    if (first < LONG_LENGTH) {
      this.#length = first;
      return at + 1;
    }
    const octets = first & 0x7f;
    if (octets === 0 || octets > MOST_LENGTH_OCTETS) return this.#stop('bad-length'); // 0: indefinite, not DER
    if (octets > this.#end - at - 1) return this.#stop('cut-short');
    this.#length = 0;
    for (let i = 1; i <= octets; i++) this.#length = this.#length * 256 + (this.#bytes[at + i] ?? 0);
    return at + 1 + octets;
  }

  #stop(problem: 'cut-short' | 'bad-length'): -1 {
    this.problem = problem;
    return -1;
  }
}

const NONE = -1;
const FIRST_CAPACITY = 1024;

/** Entries in order of last use, in several lists: the head of each is the longest unused. Linked through columns. */
export class Recency {
  readonly #heads: Int32Array;
  readonly #tails: Int32Array;
  #next = new Int32Array(FIRST_CAPACITY);
  #previous = new Int32Array(FIRST_CAPACITY);
  /** The list an entry is in; -1: none. */
  #list = new Int8Array(FIRST_CAPACITY).fill(NONE);
  /** Count of uses at the entry's last one, to compare heads of different lists. */
  #stamp = new Float64Array(FIRST_CAPACITY);
  #uses = 0;

  constructor(lists: number) {
    this.#heads = new Int32Array(lists).fill(NONE);
    this.#tails = new Int32Array(lists).fill(NONE);
  }

  /** Makes `entry` the most recently used of `list`, whatever list it was in. */
  touch(entry: number, list: number): void {
    while (entry >= this.#list.length) this.#grow();
    this.#stamp[entry] = ++this.#uses;
    if (this.#tails[list] === entry) return;
    this.remove(entry);
    const tail = this.#tails[list] ?? NONE;
    this.#list[entry] = list;
    this.#previous[entry] = tail;
    this.#next[entry] = NONE;
    if (tail === NONE) this.#heads[list] = entry;
    else this.#next[tail] = entry;
    this.#tails[list] = entry;
  }

  remove(entry: number): void {
    const list = this.#list[entry] ?? NONE;
    if (list === NONE) return;
    const next = this.#next[entry] ?? NONE;
    const previous = this.#previous[entry] ?? NONE;
    if (previous === NONE) this.#heads[list] = next;
    else this.#next[previous] = next;
    if (next === NONE) this.#tails[list] = previous;
    else this.#previous[next] = previous;
    this.#list[entry] = NONE;
  }

  /** The longest unused entry of `list`, -1 where it is empty. */
  oldest(list: number): number {
    return this.#heads[list] ?? NONE;
  }

  /** The longest unused entry of all lists, -1 where all are empty. */
  oldestOfAll(): number {
    let oldest = NONE;
    for (const head of this.#heads) {
      if (head === NONE) continue;
      if (oldest === NONE || (this.#stamp[head] ?? 0) < (this.#stamp[oldest] ?? 0)) oldest = head;
    }
    return oldest;
  }

  #grow(): void {
    const size = this.#list.length * 2;
    const next = new Int32Array(size);
    next.set(this.#next);
    const previous = new Int32Array(size);
    previous.set(this.#previous);
    const list = new Int8Array(size).fill(NONE);
    list.set(this.#list);
    const stamp = new Float64Array(size);
    stamp.set(this.#stamp);
    this.#next = next;
    this.#previous = previous;
    this.#list = list;
    this.#stamp = stamp;
  }
}

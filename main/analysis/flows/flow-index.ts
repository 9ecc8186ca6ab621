import type { Segment } from '../packets/segment.ts';

/** Words of a key: the two addresses, lower one first; both ports; protocol and IP version. */
const KEY_WORDS = 10;
const FIRST_CAPACITY = 1024;

/** Finds a flow's entry by its addresses, ports and protocol: open addressing over columns of numbers. A string key per
 *  packet would cost five times as much (docs/performance.md). Both directions have one key. */
export class FlowIndex {
  /** After `find`: does the packet go from the key's second endpoint to its first? */
  swapped = false;
  readonly #key = new Int32Array(KEY_WORDS);
  #hash = 0;
  #capacity = FIRST_CAPACITY;
  #keys = new Int32Array(FIRST_CAPACITY * KEY_WORDS);
  #hashes = new Int32Array(FIRST_CAPACITY);
  /** Entry + 1, or 0 where free; twice as many slots as entries, so that a free one is always near. */
  #slots = new Int32Array(FIRST_CAPACITY * 2);
  readonly #free: number[] = [];
  #used = 0;

  get size(): number {
    return this.#used - this.#free.length;
  }

  /** The entry for this segment's flow; -1 where there is none. `add` then takes the same key. */
  find(segment: Segment): number {
    this.#setKey(segment);
    const mask = this.#slots.length - 1;
    for (let slot = this.#hash & mask; ; slot = (slot + 1) & mask) {
      const entry = (this.#slots[slot] ?? 0) - 1;
      if (entry < 0) return -1;
      if (this.#hashes[entry] === this.#hash && this.#matches(entry)) return entry;
    }
  }

  /** Adds the key of the last `find`. */
  add(): number {
    const entry = this.#free.pop() ?? this.#used++;
    if (entry >= this.#capacity) this.#grow();
    this.#keys.set(this.#key, entry * KEY_WORDS);
    this.#hashes[entry] = this.#hash;
    this.#place(entry);
    return entry;
  }

  /** Frees an entry: its number may be given out again. */
  remove(entry: number): void {
    const mask = this.#slots.length - 1;
    let hole = (this.#hashes[entry] ?? 0) & mask;
    while (this.#slots[hole] !== entry + 1) hole = (hole + 1) & mask;
    // Later entries of the same run move up, so that no search stops at the hole.
    for (let slot = (hole + 1) & mask; this.#slots[slot] !== 0; slot = (slot + 1) & mask) {
      const other = (this.#slots[slot] ?? 0) - 1;
      const home = (this.#hashes[other] ?? 0) & mask;
      if (((slot - home) & mask) < ((slot - hole) & mask)) continue;
      this.#slots[hole] = other + 1;
      hole = slot;
    }
    this.#slots[hole] = 0;
    this.#free.push(entry);
  }

  #setKey(segment: Segment): void {
    const { s0, s1, s2, s3, d0, d1, d2, d3, sourcePort, destinationPort } = segment;
    const key = this.#key;
    this.swapped = isSwapped(segment);
    if (this.swapped) {
      key[0] = d0;
      key[1] = d1;
      key[2] = d2;
      key[3] = d3;
      key[4] = s0;
      key[5] = s1;
      key[6] = s2;
      key[7] = s3;
      key[8] = (destinationPort << 16) | sourcePort;
    } else {
      key[0] = s0;
      key[1] = s1;
      key[2] = s2;
      key[3] = s3;
      key[4] = d0;
      key[5] = d1;
      key[6] = d2;
      key[7] = d3;
      key[8] = (sourcePort << 16) | destinationPort;
    }
    key[9] = (segment.protocol << 4) | segment.version;
    let hash = 0;
    for (let i = 0; i < KEY_WORDS; i++) {
      hash = Math.imul(hash ^ (key[i] ?? 0), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    this.#hash = Math.imul(hash, 0x85ebca6b) ^ (hash >>> 13);
  }

  #matches(entry: number): boolean {
    const at = entry * KEY_WORDS;
    for (let i = 0; i < KEY_WORDS; i++) if (this.#keys[at + i] !== this.#key[i]) return false;
    return true;
  }

  #place(entry: number): void {
    const mask = this.#slots.length - 1;
    let slot = (this.#hashes[entry] ?? 0) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = entry + 1;
  }

  #grow(): void {
    this.#capacity *= 2;
    const keys = new Int32Array(this.#capacity * KEY_WORDS);
    keys.set(this.#keys);
    const hashes = new Int32Array(this.#capacity);
    hashes.set(this.#hashes);
    const old = this.#slots;
    this.#keys = keys;
    this.#hashes = hashes;
    this.#slots = new Int32Array(this.#capacity * 2);
    for (const slot of old) if (slot !== 0) this.#place(slot - 1);
  }
}

/** Any fixed order will do, so long as both directions agree. */
function isSwapped(segment: Segment): boolean {
  if (segment.s3 !== segment.d3) return segment.d3 < segment.s3;
  if (segment.s2 !== segment.d2) return segment.d2 < segment.s2;
  if (segment.s1 !== segment.d1) return segment.d1 < segment.s1;
  if (segment.s0 !== segment.d0) return segment.d0 < segment.s0;
  return segment.destinationPort < segment.sourcePort;
}

import type { Segment } from '../packets/segment.ts';

/** Words of a key: both last address words, both ports, protocol and IP version; then the other address words, which only
 *  IPv6 has. The endpoint with the lower address comes first. */
const KEY_WORDS = 10;
const FIRST_CAPACITY = 1024;

/** Finds a flow's entry by its addresses, ports and protocol: open addressing over columns of numbers. A string key per
 *  packet would cost five times as much (docs/performance.md). Both directions have one key. */
export class FlowIndex {
  /** After `find`: does the packet go from the key's second endpoint to its first? */
  swapped = false;
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

  /** The entry for this segment's flow; -1 where there is none. */
  find(segment: Segment): number {
    this.swapped = isSwapped(segment);
    this.#hash = hashOf(segment);
    const mask = this.#slots.length - 1;
    for (let slot = this.#hash & mask; ; slot = (slot + 1) & mask) {
      const entry = (this.#slots[slot] ?? 0) - 1;
      if (entry < 0) return -1;
      if (this.#hashes[entry] === this.#hash && this.#matches(entry * KEY_WORDS, segment)) return entry;
    }
  }

  /** Adds the segment that the last `find` did not find. */
  add(segment: Segment): number {
    const entry = this.#free.pop() ?? this.#used++;
    if (entry >= this.#capacity) this.#grow();
    const { s0, s1, s2, s3, d0, d1, d2, d3 } = segment;
    const words = this.swapped ? [d3, s3, d0, d1, d2, s0, s1, s2] : [s3, d3, s0, s1, s2, d0, d1, d2];
    const [low = 0, high = 0, ...others] = words;
    this.#keys.set([low, high, portsOf(segment, this.swapped), kindOf(segment), ...others], entry * KEY_WORDS);
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

  #matches(at: number, segment: Segment): boolean {
    const keys = this.#keys;
    const { s3, d3 } = segment;
    const swapped = this.swapped;
    if (keys[at] !== (swapped ? d3 : s3) || keys[at + 1] !== (swapped ? s3 : d3)) return false;
    if (keys[at + 2] !== portsOf(segment, swapped) || keys[at + 3] !== kindOf(segment)) return false;
    if (segment.version === 4) return true;
    const low = swapped ? at + 7 : at + 4;
    const high = swapped ? at + 4 : at + 7;
    return (
      keys[low] === segment.s0 &&
      keys[low + 1] === segment.s1 &&
      keys[low + 2] === segment.s2 &&
      keys[high] === segment.d0 &&
      keys[high + 1] === segment.d1 &&
      keys[high + 2] === segment.d2
    );
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

function portsOf(segment: Segment, swapped: boolean): number {
  const { sourcePort, destinationPort } = segment;
  return swapped ? (destinationPort << 16) | sourcePort : (sourcePort << 16) | destinationPort;
}

function kindOf(segment: Segment): number {
  return (segment.protocol << 4) | segment.version;
}

/** The same for both directions: sums and exclusive ors do not ask for an order. */
function hashOf(segment: Segment): number {
  const { s3, d3, sourcePort, destinationPort } = segment;
  let hash = Math.imul(s3, 0x9e3779b1) + Math.imul(d3, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) ^ s3 ^ d3;
  hash = Math.imul(hash ^ ((sourcePort + destinationPort) << 8) ^ (sourcePort ^ destinationPort), 0xc2b2ae35);
  if (segment.version === 6) {
    const { s0, s1, s2, d0, d1, d2 } = segment;
    hash ^= Math.imul(s0 + d0, 0x27d4eb2f) ^ Math.imul(s1 + d1, 0x165667b1) ^ Math.imul(s2 + d2, 0x9e3779b1);
  }
  hash = Math.imul(hash ^ (hash >>> 16) ^ kindOf(segment), 0x7feb352d);
  return hash ^ (hash >>> 15);
}

/** Any fixed order will do, so long as both directions agree. */
function isSwapped(segment: Segment): boolean {
  if (segment.s3 !== segment.d3) return segment.d3 < segment.s3;
  if (segment.s2 !== segment.d2) return segment.d2 < segment.s2;
  if (segment.s1 !== segment.d1) return segment.d1 < segment.s1;
  if (segment.s0 !== segment.d0) return segment.d0 < segment.s0;
  return segment.destinationPort < segment.sourcePort;
}

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
    this.#hash = hashOf(segment, this.swapped);
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
    const keys = this.#keys;
    const at = entry * KEY_WORDS;
    const { swapped } = this;
    const [low, high] = swapped ? [at + 7, at + 4] : [at + 4, at + 7];
    keys[at] = swapped ? segment.d3 : segment.s3;
    keys[at + 1] = swapped ? segment.s3 : segment.d3;
    keys[at + 2] = portsOf(segment, swapped);
    keys[at + 3] = kindOf(segment);
    keys[low] = segment.s0;
    keys[low + 1] = segment.s1;
    keys[low + 2] = segment.s2;
    keys[high] = segment.d0;
    keys[high + 1] = segment.d1;
    keys[high + 2] = segment.d2;
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

/** The same for both directions, since the endpoint that stands first in the key is mixed in first. Each word is mixed
 *  before the next is added: a plain sum of both addresses was one number for all pairs with mirrored bits, and each of
 *  their packets then looked at every flow there was. */
function hashOf(segment: Segment, swapped: boolean): number {
  const { s3, d3 } = segment;
  let hash = Math.imul(swapped ? d3 : s3, 0x9e3779b1);
  hash = Math.imul((hash ^ (hash >>> 15)) + (swapped ? s3 : d3), 0x85ebca6b);
  hash = Math.imul((hash ^ (hash >>> 13)) + portsOf(segment, swapped), 0xc2b2ae35);
  if (segment.version === 6) {
    const { s0, s1, s2, d0, d1, d2 } = segment;
    const low =
      Math.imul(swapped ? d0 : s0, 0x27d4eb2f) + Math.imul(swapped ? d1 : s1, 0x165667b1) + (swapped ? d2 : s2);
    const high =
      Math.imul(swapped ? s0 : d0, 0x27d4eb2f) + Math.imul(swapped ? s1 : d1, 0x165667b1) + (swapped ? s2 : d2);
    hash = Math.imul((hash ^ (hash >>> 15)) + low, 0x9e3779b1);
    hash = Math.imul((hash ^ (hash >>> 13)) + high, 0x85ebca6b);
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

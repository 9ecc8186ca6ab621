import { encodeUtf8 } from '../../bytes/text.ts';
import { Block, type HpackHeader } from './hpack.ts';
import { QPACK_STATIC } from './qpack-static.ts';

/** Octets that a table may hold; as for HPACK. What a peer keeps beyond is forgotten here, never mistaken. */
const MOST_TABLE = 65_536;
const ENTRY = 32; // RFC 9204 section 3.2.1
/** Entries gone before the list is copied: about as many as a table holds. */
const TIDY = 2_048;

interface Entry {
  readonly name: string | null;
  readonly value: Uint8Array | null;
}

const UNSEEN: Entry = { name: null, value: null };
const STATIC: readonly Entry[] = QPACK_STATIC.map(([name, value]) => ({ name, value: encodeUtf8(value) }));

/** One direction's header compression, RFC 9204: a table that one stream fills, and blocks on others that point into it. */
export class Qpack {
  /** SETTINGS_QPACK_MAX_TABLE_CAPACITY of the side that decodes. */
  #mostCapacity = 0;
  #capacity = 0;
  /** From `#oldest` on; `#inserted` counts all that ever were. */
  #entries: Entry[] = [];
  #oldest = 0;
  #inserted = 0;
  #size = 0;

  allow(capacity: number): void {
    this.#mostCapacity = capacity;
  }

  /** Reads the encoder stream's instructions in `bytes[at..end)`, section 4.3, and returns the octets of those that are
   *  whole; -1: one that breaks the rules. */
  fill(bytes: Uint8Array, at: number, end: number): number {
    let done = at;
    while (done < end) {
      const block = new Block(bytes, done, end);
      const first = bytes[done] ?? 0;
      let entry: Entry | null = null;
      if (first >= 0x80) {
        const index = block.integer(6);
        const { name } = first >= 0xc0 ? (STATIC[index] ?? UNSEEN) : this.#entry(this.#inserted - 1 - index);
        entry = entryOf(name, block.string()?.octets);
      } else if (first >= 0x40) entry = entryOf(block.name(5), block.string()?.octets);
      else if (first >= 0x20) {
        const capacity = block.integer(5);
        if (block.ok) this.#resize(capacity);
      } else entry = this.#entry(this.#inserted - 1 - block.integer(5));
      if (!block.ok) return block.isBroken ? -1 : done - at;
      if (entry) this.#add(entry);
      done = block.at;
    }
    return done - at;
  }

  /** Reads the block in `bytes[at..end)`, section 4.5. `blocked`: it needs entries that have not come; nothing was told.
   *  `false`: it breaks the rules; the headers before that stand. */
  read(bytes: Uint8Array, at: number, end: number, tell: (header: HpackHeader) => void): boolean | 'blocked' {
    const block = new Block(bytes, at, end);
    const required = this.#required(block.integer(8));
    const isBefore = (bytes[block.at] ?? 0) >= 0x80;
    const delta = block.integer(7);
    if (!block.ok) return false;
    if (required > this.#inserted) return 'blocked';
    const base = isBefore ? required - delta - 1 : required + delta;
    while (block.at < end && block.ok) {
      const start = block.at;
      const first = bytes[start] ?? 0;
      if (first >= 0x80 || (first & 0xf0) === 0x10) {
        const entry = this.#indexed(block, first, base);
        if (!block.ok) return false;
        tell({ ...entry, how: 'table', at: start, length: block.at - start });
        continue;
      }
      const name = this.#name(block, first, base);
      const value = block.string();
      if (!block.ok || !value) return false;
      tell({ name, value: value.octets, how: value.how, at: value.at, length: value.length });
    }
    return block.ok;
  }

  /** What was in the table is not known any more: instructions were lost. */
  forget(): void {
    this.#entries = [];
    this.#oldest = 0;
    this.#size = 0;
  }

  /** Sections 4.5.2 and 4.5.3. */
  #indexed(block: Block, first: number, base: number): Entry {
    if (first < 0x80) return this.#entry(base + block.integer(4));
    const index = block.integer(6);
    return (first & 0x40) !== 0 ? (STATIC[index] ?? UNSEEN) : this.#entry(base - 1 - index);
  }

  /** Sections 4.5.4 to 4.5.6. */
  #name(block: Block, first: number, base: number): string | null {
    if ((first & 0x40) !== 0) {
      const index = block.integer(4);
      return ((first & 0x10) !== 0 ? (STATIC[index] ?? UNSEEN) : this.#entry(base - 1 - index)).name;
    }
    return (first & 0x20) !== 0 ? block.name(3) : this.#entry(base + block.integer(3)).name;
  }

  /** Section 4.5.1.1. */
  #required(written: number): number {
    if (written === 0) return 0;
    const most = Math.floor(Math.max(this.#mostCapacity, this.#capacity) / ENTRY);
    if (most === 0) return Number.POSITIVE_INFINITY;
    const highest = this.#inserted + most;
    const required = Math.floor(highest / (2 * most)) * 2 * most + written - 1;
    return required > highest ? required - 2 * most : required;
  }

  /** `place`: counted from the first that ever was, section 3.2.4. */
  #entry(place: number): Entry {
    const index = place - (this.#inserted - this.#entries.length);
    return index >= this.#oldest ? (this.#entries[index] ?? UNSEEN) : UNSEEN;
  }

  #add(entry: Entry): void {
    this.#entries.push(entry);
    this.#inserted++;
    this.#size += sizeOf(entry);
    this.#evict();
  }

  #resize(capacity: number): void {
    this.#capacity = Math.min(capacity, MOST_TABLE);
    this.#evict();
  }

  #evict(): void {
    for (let entry = this.#entries[this.#oldest]; entry && this.#size > this.#capacity;) {
      this.#size -= sizeOf(entry);
      entry = this.#entries[++this.#oldest];
    }
    if (this.#oldest < TIDY) return;
    this.#entries = this.#entries.slice(this.#oldest);
    this.#oldest = 0;
  }
}

function entryOf(name: string | null, value: Uint8Array | undefined): Entry | null {
  return value ? { name, value: value.slice() } : null;
}

function sizeOf({ name, value }: Entry): number {
  return (name?.length ?? 0) + (value?.length ?? 0) + ENTRY;
}

import { decodeLatin1, encodeUtf8 } from '../../bytes/text.ts';
import { decodeHuffman } from './hpack-huffman.ts';
import { STATIC_TABLE } from './hpack-static.ts';

/** What a table may hold in octets, each entry counted with 32 more (RFC 7541 section 4.1). The default is 4,096; browsers
 *  take 65,536. Where a peer allows more, entries beyond this are forgotten, never mistaken. */
const MOST_TABLE = 65_536;
const DEFAULT_TABLE = 4_096; // RFC 9113 section 6.5.2
const ENTRY = 32;
/** Entries gone before the list is copied: about as many as a table holds. */
const TIDY = 2_048;
/** Octets of one integer behind its prefix: 4 give 2^28, far above any index or length here. */
const MOST_INTEGER = 4;

/** One header of a block. */
export interface HpackHeader {
  /** As sent; null where it stood in a table that was not seen. */
  readonly name: string | null;
  /** Null where it stood in a table that was not seen. */
  readonly value: Uint8Array | null;
  /** How the value stood in the block: as it is, by codes, or only by the number of a table's entry. */
  readonly how: 'plain' | 'huffman' | 'table';
  /** Where in the block: the value's octets, or those of the number. */
  readonly at: number;
  readonly length: number;
}

interface Entry {
  readonly name: string | null;
  readonly value: Uint8Array | null;
}

const STATIC: readonly Entry[] = STATIC_TABLE.map(([name, value]) => ({ name, value: encodeUtf8(value) }));

/** One direction's header compression, RFC 7541. Blocks must come whole and in order; after a lost one, `forget`. Entries
 *  are counted from the newest, so that a reader who came late still knows those that were added since. */
export class Hpack {
  /** Oldest first, from `#oldest` on; those before it are gone. */
  #entries: Entry[] = [];
  #oldest = 0;
  #size = 0;
  #most = DEFAULT_TABLE;

  /** What was in the table is not known any more. */
  forget(): void {
    this.#entries = [];
    this.#oldest = 0;
    this.#size = 0;
    // The table may have been made larger meanwhile; what is dropped too late is never referred to.
    this.#most = MOST_TABLE;
  }

  /** Reads the block in `bytes[at..end)`; false where it breaks the rules: the headers before that stand. */
  read(bytes: Uint8Array, at: number, end: number, tell: (header: HpackHeader) => void): boolean {
    const block = new Block(bytes, at, end);
    while (block.at < end && block.ok) {
      const start = block.at;
      const first = bytes[start] ?? 0;
      if (first >= 0x80) {
        const index = block.integer(7);
        if (!block.ok || index === 0) return false;
        const entry = this.#entry(index);
        const { name, value } = entry ?? UNSEEN;
        tell({ name, value, how: 'table', at: start, length: block.at - start });
      } else if ((first & 0xe0) === 0x20) {
        this.#resize(block.integer(5));
      } else {
        const isKept = first >= 0x40;
        const index = block.integer(isKept ? 6 : 4);
        const name = index > 0 ? (this.#entry(index) ?? UNSEEN).name : block.name();
        const value = block.string();
        if (!block.ok || !value) return false;
        if (isKept) this.#add({ name, value: value.octets.slice() });
        tell({ name, value: value.octets, how: value.how, at: value.at, length: value.length });
      }
    }
    return block.ok;
  }

  #entry(index: number): Entry | undefined {
    if (index < STATIC.length) return STATIC[index];
    const place = this.#entries.length - 1 - (index - STATIC.length);
    return place >= this.#oldest ? this.#entries[place] : undefined;
  }

  #add(entry: Entry): void {
    this.#entries.push(entry);
    this.#size += sizeOf(entry);
    this.#evict();
  }

  #resize(most: number): void {
    this.#most = Math.min(most, MOST_TABLE);
    this.#evict();
  }

  #evict(): void {
    for (let entry = this.#entries[this.#oldest]; entry && this.#size > this.#most;) {
      this.#size -= sizeOf(entry);
      entry = this.#entries[++this.#oldest];
    }
    if (this.#oldest < TIDY) return;
    this.#entries = this.#entries.slice(this.#oldest);
    this.#oldest = 0;
  }
}

const UNSEEN: Entry = { name: null, value: null };

function sizeOf({ name, value }: Entry): number {
  return (name?.length ?? 0) + (value?.length ?? 0) + ENTRY;
}

interface StringPart {
  readonly octets: Uint8Array;
  readonly how: 'plain' | 'huffman';
  readonly at: number;
  readonly length: number;
}

/** Reads a block's integers and strings, RFC 7541 section 5; QPACK has the same with other prefixes. A failed read clears
 *  `ok` for good. */
export class Block {
  ok = true;
  /** It failed, and more octets would not help. */
  isBroken = false;
  at: number;
  readonly #bytes: Uint8Array;
  readonly #end: number;

  constructor(bytes: Uint8Array, at: number, end: number) {
    this.#bytes = bytes;
    this.at = at;
    this.#end = end;
  }

  /** Section 5.1; `bits` of the first octet are the prefix. */
  integer(bits: number): number {
    const mask = 2 ** bits - 1;
    let value = (this.#bytes[this.at++] ?? 0) & mask;
    if (value < mask) return this.#inside(value);
    for (let i = 0; i < MOST_INTEGER; i++) {
      if (this.at >= this.#end) break;
      const octet = this.#bytes[this.at++] ?? 0;
      value += (octet & 0x7f) * 128 ** i;
      if (octet < 0x80) return value;
    }
    this.ok = false;
    this.isBroken = this.at < this.#end;
    return 0;
  }

  #inside(value: number): number {
    if (this.at > this.#end) this.ok = false;
    return this.ok ? value : 0;
  }

  /** Section 5.2. `bits`: of the length's prefix; the bit above it says whether codes follow. */
  string(bits = 7): StringPart | null {
    const isCoded = ((this.#bytes[this.at] ?? 0) & (2 ** bits)) !== 0;
    const length = this.integer(bits);
    const { at } = this;
    if (!this.ok || length > this.#end - at) {
      this.ok = false;
      return null;
    }
    this.at += length;
    if (!isCoded) return { octets: this.#bytes.subarray(at, at + length), how: 'plain', at, length };
    const octets = decodeHuffman(this.#bytes, at, length);
    if (!octets) {
      this.ok = false;
      this.isBroken = true;
    }
    return octets && { octets, how: 'huffman', at, length };
  }

  name(bits = 7): string | null {
    const name = this.string(bits);
    return name && decodeLatin1(name.octets, 0, name.octets.length);
  }
}

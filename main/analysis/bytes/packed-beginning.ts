/** Could octets be packed that do not say so? A look at the first bits, since trying costs a thousand times as much. */

/** Symbols of the first block that are read. */
const MOST_SYMBOLS = 32;
/** RFC 1951 section 3.2.7: what may be said of two codes, and the order of the lengths of a third. */
const MOST_LITERALS = 286;
const MOST_DISTANCES = 30;
const LENGTHS_FIRST = 4;
const BITS_OF_LENGTH = 3;
const LONGEST_CODE_LENGTH = 7;
/** Text packs to some tenth of its length; what unpacks to more is no text. */
const MOST_GROWTH = 64;
/** RFC 7932 section 9.2. */
const FEWEST_NIBBLES = 4;
const NO_NIBBLES = 3;

/** Raw deflate (RFC 1951). Of random octets one in fifty passes. */
export function mayBeginDeflate(bytes: Uint8Array, at: number, end: number): boolean {
  const bits = new Bits(bytes, at, end);
  bits.read(1); // the last block or not
  switch (bits.read(2)) {
    case 0:
      return isStored(bytes, at + 1, end);
    case 1:
      return mayBeFixed(bits);
    case 2:
      return mayBeDynamic(bits);
    default:
      return false;
  }
}

/** Brotli (RFC 7932 sections 9.1 and 9.2): a window, and a first block of a length that this much could be. Of random octets
 *  one in fifty passes. */
export function mayBeginBrotli(bytes: Uint8Array, at: number, end: number): boolean {
  const bits = new Bits(bytes, at, end);
  if (bits.read(1) === 1 && bits.read(3) === 0 && bits.read(3) === 1) return false; // a window of no size
  const isLast = bits.read(1) === 1;
  if (isLast && bits.read(1) === 1) return false; // nothing in it
  const nibbles = bits.read(2);
  if (nibbles === NO_NIBBLES) return !isLast && bits.read(1) === 0; // about the text, not of it
  const length = bits.read(4 * (FEWEST_NIBBLES + nibbles)) + 1;
  const isStoredText = !isLast && bits.read(1) === 1;
  return length <= (isStoredText ? end - at : MOST_GROWTH * (end - at));
}

/** Bits from the lowest of the first octet on; behind the end there are none. */
class Bits {
  readonly #bytes: Uint8Array;
  readonly #last: number;
  #at: number;

  constructor(bytes: Uint8Array, at: number, end: number) {
    this.#bytes = bytes;
    this.#at = 8 * at;
    this.#last = 8 * end;
  }

  get isOver(): boolean {
    return this.#at > this.#last;
  }

  /** The first bit is the lowest. */
  read(count: number): number {
    let value = 0;
    for (let i = 0; i < count; i++) value |= this.#bit() << i;
    return value;
  }

  /** The first bit is the highest: a code of Huffman's. */
  code(count: number, begun = 0): number {
    let value = begun;
    for (let i = 0; i < count; i++) value = 2 * value + this.#bit();
    return value;
  }

  #bit(): number {
    const at = this.#at++;
    return at < this.#last ? ((this.#bytes[at >> 3] ?? 0) >> (at & 7)) & 1 : 0;
  }
}

/** Section 3.2.4: a length, and the same inverted. */
function isStored(bytes: Uint8Array, at: number, end: number): boolean {
  return (
    at + 4 <= end && ((bytes[at] ?? 0) ^ 0xff) === bytes[at + 2] && ((bytes[at + 1] ?? 0) ^ 0xff) === bytes[at + 3]
  );
}

/** Section 3.2.6: read up to its end or for some symbols. What repeats must have been there before. */
function mayBeFixed(bits: Bits): boolean {
  let length = 0;
  for (let i = 0; i < MOST_SYMBOLS; i++) {
    const symbol = fixedSymbol(bits);
    if (bits.isOver || symbol >= MOST_LITERALS) return false;
    if (symbol === END) return length > 0;
    if (symbol < END) length++;
    else {
      const repeated = lengthOf(bits, symbol - END - 1);
      const distance = distanceOf(bits, bits.code(5));
      if (bits.isOver || distance > length) return false;
      length += repeated;
    }
  }
  return true;
}

const END = 256;

function fixedSymbol(bits: Bits): number {
  const seven = bits.code(7);
  if (seven < 0x18) return END + seven;
  const eight = bits.code(1, seven);
  if (eight < 0xc0) return eight - 0x30;
  if (eight < 0xc8) return eight - 0xc0 + 280;
  return bits.code(1, eight) - 0x190 + 144;
}

/** Section 3.2.5. */
function lengthOf(bits: Bits, code: number): number {
  if (code < 8) return code + 3;
  if (code === 28) return 258;
  const extra = (code - 4) >> 2;
  return ((4 + (code & 3)) << extra) + 3 + bits.read(extra);
}

function distanceOf(bits: Bits, code: number): number {
  if (code >= MOST_DISTANCES) return Number.MAX_SAFE_INTEGER;
  if (code < 4) return code + 1;
  const extra = (code - 2) >> 1;
  return ((2 + (code & 1)) << extra) + 1 + bits.read(extra);
}

/** Section 3.2.7: the code that the other two are written in must use up all its room. */
function mayBeDynamic(bits: Bits): boolean {
  if (bits.read(5) + 257 > MOST_LITERALS || bits.read(5) + 1 > MOST_DISTANCES) return false;
  const count = bits.read(4) + LENGTHS_FIRST;
  let room = 0;
  for (let i = 0; i < count; i++) {
    const length = bits.read(BITS_OF_LENGTH);
    if (length > 0) room += 1 << (LONGEST_CODE_LENGTH - length);
  }
  return !bits.isOver && room === 1 << LONGEST_CODE_LENGTH;
}

import type { Span } from '../../bytes/cursor.ts';

/** RFC 7541 appendix B: how many bits each octet's code has, the last one for the end mark. Codes of one length follow one
 *  another in the order of their octets, and the next longer ones follow those: the lengths say all. */
// oxfmt-ignore
const LENGTHS: readonly number[] = [
  13, 23, 28, 28, 28, 28, 28, 28, 28, 24, 30, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 28,
  6, 10, 10, 12, 13, 6, 8, 11, 10, 10, 8, 11, 8, 6, 6, 6, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 7, 8, 15, 6, 12, 10,
  13, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 8, 7, 8, 13, 19, 13, 14, 6,
  15, 5, 6, 5, 6, 5, 6, 6, 6, 5, 7, 7, 6, 6, 6, 5, 6, 7, 6, 5, 5, 6, 7, 7, 7, 7, 7, 15, 11, 14, 13, 28,
  20, 22, 20, 20, 22, 22, 22, 23, 22, 23, 23, 23, 23, 23, 24, 23, 24, 24, 22, 23, 24, 23, 23, 23, 23, 21, 22, 23, 22, 23, 23, 24,
  22, 21, 20, 22, 22, 23, 23, 21, 23, 22, 22, 24, 21, 22, 23, 23, 21, 21, 22, 21, 23, 22, 23, 23, 20, 22, 22, 22, 23, 22, 22, 23,
  26, 26, 20, 19, 22, 23, 22, 25, 26, 26, 26, 27, 27, 26, 24, 25, 19, 21, 26, 27, 27, 26, 27, 24, 21, 21, 26, 26, 28, 27, 27, 27,
  20, 24, 20, 21, 22, 21, 21, 23, 22, 22, 25, 25, 24, 24, 26, 23, 26, 27, 26, 26, 27, 27, 27, 27, 27, 28, 27, 27, 27, 27, 27, 26,
  30,
];
const END = 256;
const LONGEST = 30;
/** The shortest code: no string decodes to more octets than its bits divided by this. */
const SHORTEST = 5;

/** Of each length: its first code, and where its octets begin in `ORDER`. */
const FIRST = new Int32Array(LONGEST + 2);
const START = new Int32Array(LONGEST + 2);
const ORDER = LENGTHS.map((_, octet) => octet).toSorted((a, b) => (LENGTHS[a] ?? 0) - (LENGTHS[b] ?? 0) || a - b);
for (let length = 1; length <= LONGEST; length++) {
  const shorter = LENGTHS.filter((one) => one === length - 1).length;
  FIRST[length] = ((FIRST[length - 1] ?? 0) + shorter) * 2;
  START[length] = (START[length - 1] ?? 0) + shorter;
}
START[LONGEST + 1] = ORDER.length;

/** Decodes a string, RFC 7541 section 5.2. Null: a code that is none, the end mark, or padding that is not the beginning of
 *  that mark. */
export function decodeHuffman(bytes: Uint8Array, at: number, length: number): Uint8Array | null {
  const octets = new Uint8Array(Math.floor((length * 8) / SHORTEST));
  let count = 0;
  const left = eachCode(bytes, at, length, (octet) => {
    octets[count++] = octet;
  });
  return left ? octets.subarray(0, count) : null;
}

/** The octets that hold the codes of `part` of what the string at `at` decodes to. */
export function huffmanPlace(bytes: Uint8Array, at: number, length: number, part: Span): Span {
  let index = 0;
  let from = length * 8;
  let to = 0;
  eachCode(bytes, at, length, (_, bit, bits) => {
    if (index >= part.at && index < part.at + part.length) {
      from = Math.min(from, bit);
      to = bit + bits;
    }
    index++;
  });
  if (to === 0) return { at, length };
  const first = from >> 3;
  return { at: at + first, length: ((to + 7) >> 3) - first };
}

/** Calls for each code with its octet, first bit and bits. False: the string breaks the rules. */
function eachCode(
  bytes: Uint8Array,
  at: number,
  length: number,
  call: (octet: number, bit: number, bits: number) => void,
): boolean {
  let code = 0;
  let bits = 0;
  for (let bit = 0; bit < length * 8; bit++) {
    code = (code << 1) | (((bytes[at + (bit >> 3)] ?? 0) >> (7 - (bit & 7))) & 1);
    bits++;
    const index = (START[bits] ?? 0) + code - (FIRST[bits] ?? 0);
    if (index >= (START[bits + 1] ?? 0)) {
      if (bits >= LONGEST) return false;
      continue;
    }
    const octet = ORDER[index] ?? END;
    if (octet === END) return false;
    call(octet, bit + 1 - bits, bits);
    code = 0;
    bits = 0;
  }
  return bits < 8 && code === (1 << bits) - 1;
}

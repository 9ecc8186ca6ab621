import { i32be } from './plain.ts';

/** AES (FIPS 197) for single blocks, encryption alone: modes that go on for long are node:crypto's. */

const BLOCK_WORDS = 4;
const BLOCK = 16;
/** Words of the longest key schedule: 14 rounds and one (section 5.2, table 3). */
const MOST_WORDS = 60;
const LOW = 0x1b; // the field's polynomial without x^8, section 4.2

const SBOX = new Uint8Array(256);
/** SubBytes and MixColumns of one octet in the first row: (2s, s, s, 3s). The other rows are it, rotated. */
const MIXED = new Int32Array(256);

function double(value: number): number {
  return ((value << 1) ^ (value & 0x80 ? LOW : 0)) & 0xff;
}

/** Section 5.1.1. Three generates the field: walks through its powers and, beside them, through their inverses. */
function fillTables(): void {
  let power = 1;
  let inverse = 1;
  do {
    power ^= double(power);
    inverse ^= (inverse << 1) & 0xff;
    inverse ^= (inverse << 2) & 0xff;
    inverse ^= (inverse << 4) & 0xff;
    if (inverse & 0x80) inverse ^= 0x09;
    const twice = inverse | (inverse << 8);
    SBOX[power] = (inverse ^ (twice >> 7) ^ (twice >> 6) ^ (twice >> 5) ^ (twice >> 4) ^ 0x63) & 0xff;
  } while (power !== 1);
  SBOX[0] = 0x63;
  for (let i = 0; i < 256; i++) {
    const s = SBOX[i] ?? 0;
    MIXED[i] = (double(s) << 24) | (s << 16) | (s << 8) | (double(s) ^ s);
  }
}
fillTables();

const schedule = new Int32Array(MOST_WORDS);
const state = new Int32Array(BLOCK_WORDS);
const next = new Int32Array(BLOCK_WORDS);

/** Writes the block of `bytes` at `at`, encrypted, to the beginning of `out`. `key`: 16 or 32 octets. */
export function aesEncrypt(key: Uint8Array, bytes: Uint8Array, at: number, out: Uint8Array): void {
  const rounds = key.length / 4 + 6;
  expandKey(key, BLOCK_WORDS * (rounds + 1));
  for (let i = 0; i < BLOCK_WORDS; i++) state[i] = i32be(bytes, at + 4 * i) ^ (schedule[i] ?? 0);
  for (let round = 1; round < rounds; round++) {
    for (let i = 0; i < BLOCK_WORDS; i++) {
      next[i] =
        (MIXED[(state[i] ?? 0) >>> 24] ?? 0) ^
        rotated(MIXED[((state[(i + 1) & 3] ?? 0) >>> 16) & 0xff] ?? 0, 8) ^
        rotated(MIXED[((state[(i + 2) & 3] ?? 0) >>> 8) & 0xff] ?? 0, 16) ^
        rotated(MIXED[(state[(i + 3) & 3] ?? 0) & 0xff] ?? 0, 24) ^
        (schedule[BLOCK_WORDS * round + i] ?? 0);
    }
    state.set(next);
  }
  // The last round has no MixColumns. Octet i comes from the row it is in, i & 3, that many columns on: ShiftRows.
  for (let i = 0; i < BLOCK; i++) {
    const shift = 24 - 8 * (i & 3);
    const octet = SBOX[((state[((i >> 2) + i) & 3] ?? 0) >>> shift) & 0xff] ?? 0;
    out[i] = octet ^ ((schedule[BLOCK_WORDS * rounds + (i >> 2)] ?? 0) >>> shift);
  }
}

/** Section 5.2. */
function expandKey(key: Uint8Array, words: number): void {
  const size = key.length / 4;
  let constant = 1;
  for (let i = 0; i < size; i++) schedule[i] = i32be(key, 4 * i);
  for (let i = size; i < words; i++) {
    let word = schedule[i - 1] ?? 0;
    if (i % size === 0) {
      word = substituted(rotated(word, 24)) ^ (constant << 24);
      constant = double(constant);
    } else if (size > 6 && i % size === 4) word = substituted(word);
    schedule[i] = (schedule[i - size] ?? 0) ^ word;
  }
}

function substituted(word: number): number {
  return (
    ((SBOX[word >>> 24] ?? 0) << 24) |
    ((SBOX[(word >>> 16) & 0xff] ?? 0) << 16) |
    ((SBOX[(word >>> 8) & 0xff] ?? 0) << 8) |
    (SBOX[word & 0xff] ?? 0)
  );
}

/** To the right. */
function rotated(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

import { i32be } from './plain.ts';
import {
  SHA256_BLOCK,
  SHA256_INITIAL,
  SHA256_LENGTH_AT,
  sha256Compress,
  sha256Schedule,
  sha256Work,
} from './sha256.ts';

/** Data of one block, with the octet that ends it: what QUIC's and TLS's keys are made of is shorter. */
const MOST_DATA = SHA256_LENGTH_AT - 1;
const WORDS = 16; // of a block
const DIGEST_WORDS = 8;
const DIGEST = 32;
const ENDS = 0x80; // behind the data, FIPS 180-4 section 5.1.1
/** RFC 2104 section 2, four at a time. */
const INNER = 0x36363636;
const OUTER = 0x5c5c5c5c;

/** HMAC-SHA-256 (RFC 2104) of short data. The states that a key leads to are kept while the same key comes: a code then costs
 *  two blocks, and nothing is made. */
export class HmacSha256 {
  readonly #key = new Uint8Array(SHA256_BLOCK);
  #keyLength = -1;
  readonly #inner = new Int32Array(DIGEST_WORDS);
  readonly #outer = new Int32Array(DIGEST_WORDS);
  readonly #state = new Int32Array(DIGEST_WORDS);
  readonly #code = new Int32Array(DIGEST_WORDS);
  readonly #block = new Uint8Array(SHA256_BLOCK);

  /** Fills `out` with the code's first octets, 32 at most. False: key or data are longer than this is for. */
  write(key: Uint8Array, data: Uint8Array, out: Uint8Array): boolean {
    if (key.length > SHA256_BLOCK || data.length > MOST_DATA || out.length > DIGEST) return false;
    if (!this.#hasKey(key)) this.#setKey(key);
    this.#workIn(data);
    const w = sha256Schedule;
    copyWords(this.#state, w);
    w[DIGEST_WORDS] = ENDS << 24;
    for (let i = DIGEST_WORDS + 1; i < WORDS - 1; i++) w[i] = 0;
    w[WORDS - 1] = (SHA256_BLOCK + DIGEST) * 8;
    copyWords(this.#outer, this.#code);
    sha256Work(this.#code);
    for (let i = 0; i < out.length; i++) out[i] = (this.#code[i >> 2] ?? 0) >>> (24 - 8 * (i & 3));
    return true;
  }

  #hasKey(key: Uint8Array): boolean {
    if (this.#keyLength !== key.length) return false;
    for (let i = 0; i < key.length; i++) if (this.#key[i] !== key[i]) return false;
    return true;
  }

  #setKey(key: Uint8Array): void {
    this.#key.fill(0);
    this.#key.set(key);
    this.#keyLength = key.length;
    this.#pad(INNER, this.#inner);
    this.#pad(OUTER, this.#outer);
  }

  #pad(word: number, state: Int32Array): void {
    for (let i = 0; i < WORDS; i++) sha256Schedule[i] = i32be(this.#key, 4 * i) ^ word;
    copyWords(SHA256_INITIAL, state);
    sha256Work(state);
  }

  /** The data is the last block, behind the key's. */
  #workIn(data: Uint8Array): void {
    const block = this.#block;
    const bits = (SHA256_BLOCK + data.length) * 8;
    for (let i = 0; i < SHA256_BLOCK; i++) block[i] = i < data.length ? (data[i] ?? 0) : 0;
    block[data.length] = ENDS;
    block[SHA256_BLOCK - 2] = bits >> 8;
    block[SHA256_BLOCK - 1] = bits & 0xff;
    copyWords(this.#inner, this.#state);
    sha256Compress(this.#state, block, 0);
  }
}

/** Copies a state. For so few words `set` takes longer. */
function copyWords(from: Int32Array, to: Int32Array): void {
  for (let i = 0; i < DIGEST_WORDS; i++) to[i] = from[i] ?? 0;
}

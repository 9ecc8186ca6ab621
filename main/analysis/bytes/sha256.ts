/** SHA-256 (FIPS 180-4 section 6.2), fed piece by piece. After `hex()` the hash is finished: make a new one. */
export class Sha256 {
  readonly #state = Int32Array.from(SHA256_INITIAL);
  readonly #block = new Uint8Array(SHA256_BLOCK);
  #filled = 0;
  #total = 0;

  /** Adds `length` octets of `bytes` from `at`; all of it by default. */
  update(bytes: Uint8Array, at = 0, length = bytes.length - at): this {
    const end = Math.min(bytes.length, at + Math.max(0, length));
    let from = at;
    this.#total += Math.max(0, end - from);
    if (this.#filled > 0) {
      const take = Math.min(SHA256_BLOCK - this.#filled, Math.max(0, end - from));
      this.#block.set(bytes.subarray(from, from + take), this.#filled);
      this.#filled += take;
      from += take;
      if (this.#filled < SHA256_BLOCK) return this;
      sha256Compress(this.#state, this.#block, 0);
      this.#filled = 0;
    }
    for (; from + SHA256_BLOCK <= end; from += SHA256_BLOCK) sha256Compress(this.#state, bytes, from);
    if (from < end) {
      this.#block.set(bytes.subarray(from, end));
      this.#filled = end - from;
    }
    return this;
  }

  /** The digest as 64 lower-case hexadecimal digits. */
  hex(): string {
    const block = this.#block;
    block.fill(0, this.#filled);
    block[this.#filled] = 0x80;
    if (this.#filled >= SHA256_LENGTH_AT) {
      sha256Compress(this.#state, block, 0);
      block.fill(0);
    }
    // The length in bits as 64-bit big-endian: the upper half by division, since shifts end at 32 bits.
    const view = new DataView(block.buffer);
    view.setUint32(SHA256_LENGTH_AT, Math.floor(this.#total / 0x20000000));
    view.setUint32(SHA256_LENGTH_AT + 4, (this.#total % 0x20000000) * 8);
    sha256Compress(this.#state, block, 0);
    let text = '';
    for (const word of this.#state) text += (word >>> 0).toString(16).padStart(8, '0');
    return text;
  }
}

export const SHA256_BLOCK = 64; // octets, FIPS 180-4 section 5.2.1
export const SHA256_LENGTH_AT = 56; // where the length stands in the last block, section 5.1.1

/** The state before the first block, section 5.3.3. */
export const SHA256_INITIAL = Int32Array.from([
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
]);

// Section 4.2.2.
const ROUNDS = Int32Array.from([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
  0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
  0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
  0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
  0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
  0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
  0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
  0xc67178f2,
]);

/** The schedule of the block that is being worked in; its first 16 words are the block. Of use to no one before or after. */
export const sha256Schedule = new Int32Array(64);

/** Works the block of `bytes` at `at` into `state`, section 6.2.2. */
export function sha256Compress(state: Int32Array, bytes: Uint8Array, at: number): void {
  const w = sha256Schedule;
  for (let i = 0, from = at; i < 16; i++, from += 4) {
    w[i] =
      ((bytes[from] ?? 0) << 24) |
      ((bytes[from + 1] ?? 0) << 16) |
      ((bytes[from + 2] ?? 0) << 8) |
      (bytes[from + 3] ?? 0);
  }
  sha256Work(state);
}

/** Works the block at the schedule's beginning into `state`. `| 0` keeps every sum a 32-bit integer, which is what makes it
 *  fast. */
export function sha256Work(state: Int32Array): void {
  const w = sha256Schedule;
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15] ?? 0;
    const y = w[i - 2] ?? 0;
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[i] = ((w[i - 16] ?? 0) + s0 + (w[i - 7] ?? 0) + s1) | 0;
  }
  let a = state[0] ?? 0;
  let b = state[1] ?? 0;
  let c = state[2] ?? 0;
  let d = state[3] ?? 0;
  let e = state[4] ?? 0;
  let f = state[5] ?? 0;
  let g = state[6] ?? 0;
  let h = state[7] ?? 0;
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const first = (h + s1 + (g ^ (e & (f ^ g))) + (ROUNDS[i] ?? 0) + (w[i] ?? 0)) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const second = (s0 + ((a & b) | (c & (a | b)))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  state[0] = ((state[0] ?? 0) + a) | 0;
  state[1] = ((state[1] ?? 0) + b) | 0;
  state[2] = ((state[2] ?? 0) + c) | 0;
  state[3] = ((state[3] ?? 0) + d) | 0;
  state[4] = ((state[4] ?? 0) + e) | 0;
  state[5] = ((state[5] ?? 0) + f) | 0;
  state[6] = ((state[6] ?? 0) + g) | 0;
  state[7] = ((state[7] ?? 0) + h) | 0;
}

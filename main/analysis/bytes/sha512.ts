/** SHA-512 (FIPS 180-4 section 6.4) of short octet strings, as 128 lower-case hexadecimal digits. Only own values are hashed
 *  with it, a handful of times an analysis: whole numbers of any size are fast enough. */
export function sha512Hex(bytes: Uint8Array): string {
  const padded = new Uint8Array((((bytes.length + 16) >>> 7) + 1) << 7); // section 5.1.2
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n);
  const state = [...INITIAL];
  const schedule = new BigUint64Array(80);
  for (let at = 0; at < padded.length; at += 128) compress(state, schedule, view, at);
  return state.map((word) => word.toString(16).padStart(16, '0')).join('');
}

/** The first 64 bits behind the point of the roots of the first primes: of their squares in section 5.3.5, of their cubes in
 *  section 4.2.3. Worked out as whole numbers, so that every digit is the definition's own. */
const INITIAL = firstPrimes(8).map((prime) => BigInt.asUintN(64, rootOf(prime << 128n, 2n)));
const ROUNDS = firstPrimes(80).map((prime) => BigInt.asUintN(64, rootOf(prime << 192n, 3n)));

function firstPrimes(count: number): bigint[] {
  const primes: bigint[] = [];
  for (let one = 2n; primes.length < count; one++) if (primes.every((prime) => one % prime !== 0n)) primes.push(one);
  return primes;
}

/** The greatest whole number whose power is no more than `number`, bit by bit; of all that is asked for here it has no more
 *  than 72 bits. */
function rootOf(number: bigint, power: bigint): bigint {
  let root = 0n;
  for (let bit = 1n << 72n; bit > 0n; bit >>= 1n) if ((root + bit) ** power <= number) root += bit;
  return root;
}

function compress(state: bigint[], w: BigUint64Array, view: DataView, at: number): void {
  const word = (i: number): bigint => w[i] ?? 0n;
  for (let i = 0; i < 16; i++) w[i] = view.getBigUint64(at + i * 8);
  for (let i = 16; i < 80; i++) {
    const [x, y] = [word(i - 15), word(i - 2)];
    const s0 = turn(x, 1n) ^ turn(x, 8n) ^ (x >> 7n);
    const s1 = turn(y, 19n) ^ turn(y, 61n) ^ (y >> 6n);
    w[i] = word(i - 16) + s0 + word(i - 7) + s1; // the array keeps 64 bits
  }
  let [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n, g = 0n, h = 0n] = state;
  for (let i = 0; i < 80; i++) {
    const s1 = turn(e, 14n) ^ turn(e, 18n) ^ turn(e, 41n);
    const first = h + s1 + (g ^ (e & (f ^ g))) + (ROUNDS[i] ?? 0n) + word(i);
    const s0 = turn(a, 28n) ^ turn(a, 34n) ^ turn(a, 39n);
    const second = s0 + ((a & b) | (c & (a | b)));
    h = g;
    g = f;
    f = e;
    e = BigInt.asUintN(64, d + first);
    d = c;
    c = b;
    b = a;
    a = BigInt.asUintN(64, first + second);
  }
  for (const [i, sum] of [a, b, c, d, e, f, g, h].entries()) state[i] = BigInt.asUintN(64, (state[i] ?? 0n) + sum);
}

/** Turned right by so many bits. */
function turn(word: bigint, bits: bigint): bigint {
  return BigInt.asUintN(64, (word >> bits) | (word << (64n - bits)));
}

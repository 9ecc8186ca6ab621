/** SHA-1 (FIPS 180-4 section 6.1) of some octets, as 40 lower-case hexadecimal digits. Certificates are looked up by it
 *  everywhere, and apps hash with it what may be an own value: SHA-1 protects nothing. */
export function sha1Hex(bytes: Uint8Array, at = 0, length = bytes.length - at): string {
  const padded = new Uint8Array((((length + 8) >>> 6) + 1) << 6); // section 5.1.1
  padded.set(bytes.subarray(at, at + length));
  padded[length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(length / 0x20000000));
  view.setUint32(padded.length - 4, (length % 0x20000000) * 8);
  const state = Int32Array.from([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]); // section 5.3.1
  const schedule = new Int32Array(80);
  for (let block = 0; block < padded.length; block += 64) compress(state, schedule, view, block);
  let text = '';
  for (const word of state) text += (word >>> 0).toString(16).padStart(8, '0');
  return text;
}

// Section 4.2.1, one a round of twenty steps.
const ROUNDS = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6];

function compress(state: Int32Array, w: Int32Array, view: DataView, at: number): void {
  for (let i = 0; i < 16; i++) w[i] = view.getInt32(at + i * 4);
  for (let i = 16; i < 80; i++) {
    const x = (w[i - 3] ?? 0) ^ (w[i - 8] ?? 0) ^ (w[i - 14] ?? 0) ^ (w[i - 16] ?? 0);
    w[i] = (x << 1) | (x >>> 31);
  }
  let a = state[0] ?? 0;
  let b = state[1] ?? 0;
  let c = state[2] ?? 0;
  let d = state[3] ?? 0;
  let e = state[4] ?? 0;
  for (let i = 0; i < 80; i++) {
    const round = i < 20 ? 0 : i < 40 ? 1 : i < 60 ? 2 : 3;
    const mixed = round === 0 ? (b & c) | (~b & d) : round === 2 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
    const next = (((a << 5) | (a >>> 27)) + mixed + e + (ROUNDS[round] ?? 0) + (w[i] ?? 0)) | 0;
    e = d;
    d = c;
    c = (b << 30) | (b >>> 2);
    b = a;
    a = next;
  }
  state[0] = ((state[0] ?? 0) + a) | 0;
  state[1] = ((state[1] ?? 0) + b) | 0;
  state[2] = ((state[2] ?? 0) + c) | 0;
  state[3] = ((state[3] ?? 0) + d) | 0;
  state[4] = ((state[4] ?? 0) + e) | 0;
}

import { i32be } from '../bytes/plain.ts';

/** The Internet checksum, RFC 1071, over an IPv4 header of `length` octets (a multiple of 4, as its length field has it)
 *  with its own checksum in it: right where the sum of all 16-bit words is all ones. Sums 32 bits at a time and folds at
 *  the end, which section 2 (B) allows. */
export function isRightChecksum(bytes: Uint8Array, at: number, length: number): boolean {
  let high = 0;
  let low = 0;
  for (let i = at; i < at + length; i += 4) {
    const word = i32be(bytes, i);
    high += word >>> 16;
    low += word & 0xffff;
  }
  const sum = high + low;
  const folded = (sum & 0xffff) + (sum >>> 16);
  return ((folded + (folded >>> 16)) & 0xffff) === 0xffff;
}

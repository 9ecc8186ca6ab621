import type { Span } from './cursor.ts';

/** Base64, RFC 4648 sections 4 (standard) and 5 (URL-safe); one text may not mix the two. */

const NONE = 255;
const PAD = 0x3d; // '='

const VALUES = table();

function table(): Uint8Array {
  const values = new Uint8Array(256).fill(NONE);
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  for (let i = 0; i < letters.length; i++) values[letters.charCodeAt(i)] = i;
  values[0x2d] = 62; // '-'
  values[0x5f] = 63; // '_'
  return values;
}

/** Digits before the padding, or -1 where the stretch is no base64: another octet, both alphabets at once, padding in
 *  the middle, or a length that no octets give. */
export function base64Digits(bytes: Uint8Array, at: number, length: number): number {
  const end = at + length;
  let digits = 0;
  let standard = false;
  let urlSafe = false;
  for (let i = at; i < end; i++) {
    const octet = bytes[i] ?? 0;
    if ((VALUES[octet] ?? NONE) === NONE) break;
    if (octet === 0x2b || octet === 0x2f) standard = true;
    else if (octet === 0x2d || octet === 0x5f) urlSafe = true;
    digits++;
  }
  const padding = length - digits;
  if (padding > 2 || digits % 4 === 1 || (standard && urlSafe)) return -1;
  for (let i = at + digits; i < end; i++) if (bytes[i] !== PAD) return -1;
  return padding === 0 || (digits + padding) % 4 === 0 ? digits : -1;
}

/** Octet `index` of what the digits from `at` decode to. */
export function base64Octet(bytes: Uint8Array, at: number, index: number): number {
  const first = at + Math.floor((index * 4) / 3);
  const high = VALUES[bytes[first] ?? 0] ?? 0;
  const low = VALUES[bytes[first + 1] ?? 0] ?? 0;
  const shift = (index % 3) * 2; // 0: 6+2 bits, 1: 4+4, 2: 2+6
  return ((high << (2 + shift)) | (low >> (4 - shift))) & 0xff;
}

/** Octets that so many digits decode to. */
export function decodedLength(digits: number): number {
  return Math.floor((digits * 3) / 4);
}

/** The whole stretch decoded, or null where it is no base64. */
export function decodeBase64(bytes: Uint8Array, at: number, length: number): Uint8Array | null {
  const digits = base64Digits(bytes, at, length);
  if (digits < 0) return null;
  const octets = new Uint8Array(decodedLength(digits));
  for (let i = 0; i < octets.length; i++) octets[i] = base64Octet(bytes, at, i);
  return octets;
}

/** The digits that hold a bit of the decoded octets `part`, and no more. Octet n begins in digit 4n/3. */
export function digitsBehind(at: number, digits: number, part: Span): Span {
  const first = Math.min(Math.floor((part.at * 4) / 3), digits);
  const last = part.length === 0 ? first : Math.floor(((part.at + part.length) * 4 - 1) / 3) + 1;
  return { at: at + first, length: Math.max(0, Math.min(last, digits) - first) };
}

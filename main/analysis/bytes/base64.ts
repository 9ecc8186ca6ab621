import type { Span } from './cursor.ts';

/** Base64, RFC 4648 sections 4 (standard) and 5 (URL-safe); one text may not mix the two. */

const NONE = 255;
const PAD = 0x3d; // '='

const VALUES = table();
/** What a digit says of the alphabet it is of. */
const EITHER = 0;
const STANDARD = 1;
const URL_SAFE = 2;

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
  let alphabets = EITHER;
  for (let i = at; i < end; i++) {
    const octet = bytes[i] ?? 0;
    const value = VALUES[octet] ?? NONE;
    if (value === NONE) break;
    if (value >= 62) alphabets |= octet === 0x2d || octet === 0x5f ? URL_SAFE : STANDARD;
    digits++;
  }
  const padding = length - digits;
  if (padding > 2 || digits % 4 === 1 || alphabets === (STANDARD | URL_SAFE)) return -1;
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
  decodeInto(octets, 0, octets.length, bytes, at);
  return octets;
}

/** Writes the octets `from..to` of what the digits from `at` decode to. `from`: a multiple of three. */
export function decodeInto(octets: Uint8Array, from: number, to: number, bytes: Uint8Array, at: number): void {
  let digit = at + (from / 3) * 4;
  for (let i = from; i < to; i += 3) {
    // What stands behind the last digit spoils only octets that are not asked for.
    const bits = (value(bytes, digit) << 18) | (value(bytes, digit + 1) << 12) | (value(bytes, digit + 2) << 6);
    octets[i] = bits >> 16;
    if (i + 1 < to) octets[i + 1] = bits >> 8;
    if (i + 2 < to) octets[i + 2] = bits | value(bytes, digit + 3);
    digit += 4;
  }
}

function value(bytes: Uint8Array, at: number): number {
  return VALUES[bytes[at] ?? 0] ?? NONE;
}

/** The digits that hold a bit of the decoded octets `part`, and no more. Octet n begins in digit 4n/3. */
export function digitsBehind(at: number, digits: number, part: Span): Span {
  const first = Math.min(Math.floor((part.at * 4) / 3), digits);
  const last = part.length === 0 ? first : Math.floor(((part.at + part.length) * 4 - 1) / 3) + 1;
  return { at: at + first, length: Math.max(0, Math.min(last, digits) - first) };
}

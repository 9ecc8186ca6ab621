import { beginsPacked } from '../bytes/packed-mark.ts';
import { ALL_SIGNS, DIGIT, HEX_LETTER } from '../bytes/signs.ts';
import { hexDigit, isAlphanumeric, isControl, isDigit } from '../bytes/text.ts';
import { emitDecoded, isTooMuch, MOST_CUT, readsUpTo } from './decoded.ts';
import type { Unwrapper } from './unwrapper.ts';
import { isWide } from './wide-letters.ts';

/** Digits. Shorter ones are numbers and colours, and stand for words by chance. */
const FEWEST = 16;
/** Octets looked at before a guess. */
const LOOK = 48;
/** Octets from which on readable text alone is no accident: of 128-bit hashes and IDs about one in 250,000 is. */
const ENOUGH = 16;

/** What a look sees. Written anew for each: a look is over before the next one. */
const head = new Uint8Array(LOOK);

/** Hexadecimal digits that stand for text, JSON, gzip or zlib (RFC 4648 section 8, either case, not both). Hashes, keys and
 *  device IDs are written the same way and must stay what they are, so nothing is opened that does not read: short ones
 *  only where letters and digits come out (of 64-bit IDs one in 36,000 is taken for that), decimal numbers only where
 *  nothing but digits do. */
export const hex: Unwrapper = {
  name: 'hex',
  needs: { least: FEWEST, none: ALL_SIGNS ^ HEX_LETTER ^ DIGIT },
  recognise({ bytes, at, length }) {
    if (length < FEWEST || length % 2 !== 0 || !mayRead(bytes, at) || !isHex(bytes, at, length)) return 0;
    const size = Math.min(length >> 1, LOOK);
    for (let i = 0; i < size; i++) head[i] = octetAt(bytes, at + 2 * i);
    if (beginsPacked(head, 0, length >> 1)) return 0.95;
    if (isWide(head, 0, size) !== null) return 0.8;
    if (!readsUpTo(head, size, length > 2 * LOOK ? MOST_CUT : 0)) return 0;
    if (head[0] === 0x7b || head[0] === 0x5b) return 0.9; // '{', '['
    return isNoAccident(size, bytes, at, length) ? 0.8 : 0;
  },
  open(field, emit, limits) {
    if (field.length / 2 > limits.octets) return isTooMuch(limits);
    const bytes = decodeHex(field.bytes, field.at, field.length);
    return emitDecoded(field, bytes, (part) => ({ at: field.at + 2 * part.at, length: 2 * part.length }), emit, limits);
  },
  offerNeeds: { least: FEWEST, none: ALL_SIGNS ^ HEX_LETTER ^ DIGIT },
  mayOffer: ({ bytes, at, length }) => length >= FEWEST && length % 2 === 0 && isHex(bytes, at, length),
};

/** Digits of one case from first to last. */
function isHex(bytes: Uint8Array, at: number, length: number): boolean {
  let kinds = 0;
  for (let i = at; i < at + length; i++) kinds |= KINDS[bytes[i] ?? 0] ?? OTHER;
  return kinds < (SMALL | CAPITAL); // OTHER is more
}

const SMALL = 1;
const CAPITAL = 2;
const OTHER = 4;
/** Of each octet. 0: a decimal digit. */
const KINDS = Uint8Array.from({ length: 256 }, (_, octet) => {
  if (hexDigit(octet) < 0) return OTHER;
  return isDigit(octet) ? 0 : octet & 0x20 ? SMALL : CAPITAL;
});

/** @param size octets of `head`: what the digits stand for, or its beginning */
function isNoAccident(size: number, bytes: Uint8Array, at: number, length: number): boolean {
  if (every(isDigit, bytes, at, length)) return every(isDigit, head, 0, size);
  return size >= ENOUGH || every(isWordOctet, head, 0, size);
}

function every(test: (octet: number) => boolean, bytes: Uint8Array, at: number, length: number): boolean {
  for (let i = at; i < at + length; i++) if (!test(bytes[i] ?? 0)) return false;
  return true;
}

function isWordOctet(octet: number): boolean {
  return isAlphanumeric(octet) || SEPARATORS.has(octet);
}

/** Space, and what stands inside names, addresses and pairs: `. - _ @ = :`. */
const SEPARATORS: ReadonlySet<number> = new Set([0x20, 0x2e, 0x2d, 0x5f, 0x40, 0x3d, 0x3a]);

/** Octets up to the first that is no pair of digits. */
function decodeHex(bytes: Uint8Array, at: number, length: number): Uint8Array {
  const octets = new Uint8Array(length >> 1);
  for (let i = 0; i < octets.length; i++) {
    const value = octetAt(bytes, at + 2 * i);
    if (value < 0) return octets.subarray(0, i);
    octets[i] = value;
  }
  return octets;
}

/** Below 0 where no two digits stand. */
function octetAt(bytes: Uint8Array, at: number): number {
  return (hexDigit(bytes[at] ?? 0) << 4) | hexDigit(bytes[at + 1] ?? 0);
}

/** Could the first four octets be text, or gzip's beginning? Three in four hashes end here, and nothing was made for them. */
function mayRead(bytes: Uint8Array, at: number): boolean {
  for (let i = at; i < at + 8; i += 2) {
    const octet = hexDigit(bytes[i] ?? 0) * 16 + hexDigit(bytes[i + 1] ?? 0);
    if (octet === 0x1f && i === at) return true;
    if (octet === 0 && i < at + 4) return true; // half a letter of UTF-16
    if (isControl(octet)) return false;
    // What begins a letter of several octets is left to the closer look; what can only go on with one cannot come first.
    if (octet >= 0x80) return octet >= 0xc2 || i > at;
  }
  return true;
}

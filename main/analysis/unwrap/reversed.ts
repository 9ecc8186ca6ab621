import { base64Digits, decodeInto } from '../bytes/base64.ts';
import type { Span } from '../bytes/cursor.ts';
import { beginsPacked } from '../bytes/packed-mark.ts';
import { placeOf } from '../bytes/scan.ts';
import { BRACKET, CONTROL, HIGH, NEVER } from '../bytes/signs.ts';
import { hexDigit } from '../bytes/text.ts';
import { emitDecoded, isTooMuch, MOST_CUT, readsUpTo } from './decoded.ts';
import type { Unwrapper } from './unwrapper.ts';
import { isWide } from './wide-letters.ts';

/** Shorter ones are searched for as they are. */
const FEWEST = 16;
/** A longer one is a file. */
const LONGEST = 64 * 1024;
/** Letters of the end that are looked at, and octets that they stand for. */
const LOOK = 32;
const OCTETS_OF_BASE64 = 24;
const OCTETS_OF_HEX = 16;
/** Longer than a hash, so that zlib's two octets say enough (`beginsPacked`). */
const LONG = 65;

const PERCENT = 0x25;
const BACKSLASH = 0x5c;
const QUOTE = 0x22;
const LOWER_U = 0x75;
const AMPERSAND = 0x26;
const SEMICOLON = 0x3b;

/** What a look sees. Written anew for each: a look is over before the next one. */
const turned = new Uint8Array(LOOK);
const head = new Uint8Array(OCTETS_OF_BASE64);

/** Letters backwards. Nothing says so, and nobody reads it by itself: offered where what is turned round would be an
 *  encoding that is met forwards every day (base64, hexadecimal digits, escapes). */
export const reversed: Unwrapper = {
  name: 'reversed',
  needs: NEVER,
  recognise: () => 0,
  open(field, emit, limits) {
    const { bytes, at, length } = field;
    if (length > limits.octets) return isTooMuch(limits);
    const inner = Uint8Array.from(bytes.subarray(at, at + length)).reverse();
    const locate = (part: Span): Span => ({ at: at + length - part.at - part.length, length: part.length });
    return emitDecoded(field, inner, locate, emit, limits);
  },
  offerNeeds: { least: FEWEST, none: BRACKET | CONTROL | HIGH },
  mayOffer({ bytes, at, length }) {
    if (length < FEWEST || length > LONGEST) return false;
    for (let i = 0; i < LOOK; i++) turned[i] = bytes[at + length - 1 - Math.min(i, length - 1)] ?? 0;
    const size = Math.min(LOOK, length);
    return readsAsBase64(size) || readsAsHex(size) || hasEscape(bytes, at, at + length);
  },
};

/** The letters turned round, up to the padding: does text come out, or what says of itself that it is packed? */
function readsAsBase64(size: number): boolean {
  const digits = size & ~3;
  let padding = 0;
  while (padding < 2 && turned[digits - 1 - padding] === 0x3d) padding++;
  if (base64Digits(turned, 0, digits) < 0) return false;
  const octets = (digits / 4) * 3 - padding;
  decodeInto(head, 0, octets, turned, 0);
  return reads(octets);
}

function readsAsHex(size: number): boolean {
  const octets = Math.min(OCTETS_OF_HEX, size >> 1);
  for (let i = 0; i < octets; i++) {
    const [high, low] = [hexDigit(turned[2 * i] ?? 0), hexDigit(turned[2 * i + 1] ?? 0)];
    if (high < 0 || low < 0) return false;
    head[i] = 16 * high + low;
  }
  return reads(octets);
}

function reads(octets: number): boolean {
  return beginsPacked(head, 0, LONG) || readsUpTo(head, octets, MOST_CUT) || isWide(head, 0, octets) !== null;
}

/** `04%` for `%40`, `0400u\` for `\u0040`, `"\` for `\"`, `;46#&` for `&#64;`. */
function hasEscape(bytes: Uint8Array, at: number, end: number): boolean {
  const isHex = (i: number, count: number): boolean => {
    for (let k = i; k < i + count; k++) if (k < at || hexDigit(bytes[k] ?? 0) < 0) return false;
    return true;
  };
  const percent = placeOf(bytes, PERCENT, at, end);
  if (percent < end && isHex(percent - 2, 2)) return true;
  const backslash = placeOf(bytes, BACKSLASH, at, end);
  if (backslash < end && backslash > at) {
    const before = bytes[backslash - 1];
    if (before === QUOTE || (before === LOWER_U && isHex(backslash - 5, 4))) return true;
  }
  const ampersand = placeOf(bytes, AMPERSAND, at, end);
  return ampersand < end && placeOf(bytes, SEMICOLON, at, ampersand) < ampersand;
}

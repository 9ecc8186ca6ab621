import { base64Digits, base64Octet, decodeBase64, decodedLength, decodeInto, digitsBehind } from '../bytes/base64.ts';
import { beginsPacked } from '../bytes/packed-mark.ts';
import { hexDigit } from '../bytes/text.ts';
import {
  AT,
  BRACKET,
  COLON,
  CONTROL,
  DOT,
  EQUALS,
  HIGH,
  JOINER,
  LATER_LETTER,
  LESS,
  OTHER,
  PERCENT,
  SPACE,
} from '../bytes/signs.ts';
import type { Field } from '../model/field.ts';
import { emitDecoded, isTooMuch, MOST_CUT, readsUpTo } from './decoded.ts';
import type { Emit, Unwrapper, UnwrapLimits } from './unwrapper.ts';
import { isWide } from './wide-letters.ts';

/** Shorter words too often decode to something by chance: 12 letters stand for 9 octets. */
const FEWEST = 12;
/** Octets looked at before a guess. Nine random octets are readable once in some 6,000 words, 48 never. */
const LOOK = 48;
/** Octets looked at before all others, and letters from which on there are so many, padding aside. */
const FIRST_LOOK = 12;
const FEWEST_FOR_FIRST_LOOK = 20;
/** Letters that may stand for packed octets: two numbers of 4 octets and a little more. */
const FEWEST_SEARCHED = 16;

/** Signs of what cannot stand in it. */
const NO_DIGITS = SPACE | DOT | AT | COLON | PERCENT | BRACKET | LESS | CONTROL | HIGH | OTHER;

/** What a look sees. Written anew for each: a look is over before the next one. */
const head = new Uint8Array(LOOK);

/** Base64 (RFC 4648). Undeclared, it is opened only where readable text, JSON, gzip or zlib comes out;
 *  other octets are offered to the search for own values. */
export const base64: Unwrapper = {
  name: 'base64',
  needs: { least: FEWEST, none: NO_DIGITS },
  recognise({ bytes, at, length }) {
    // The beginning first, whether or not the rest is base64: most words end here.
    if (length < FEWEST || !mayRead(base64Octet(bytes, at, 0)) || !mayBegin(bytes, at, length)) return 0;
    const digits = base64Digits(bytes, at, length);
    if (digits < FEWEST) return 0;
    const decoded = decodedLength(digits);
    const size = Math.min(LOOK, decoded);
    decodeInto(head, 0, size, bytes, at);
    if (beginsPacked(head, 0, decoded)) return 0.95;
    if (isWide(head, 0, size) !== null) return 0.8;
    if (!readsUpTo(head, size, decoded > size ? MOST_CUT : 0)) return 0;
    return head[0] === 0x7b || head[0] === 0x5b ? 0.9 : 0.65; // '{', '['
  },
  open: decode,
  // Hexadecimal digits are none of it.
  offerNeeds: { least: FEWEST_SEARCHED, some: LATER_LETTER | JOINER | EQUALS, none: NO_DIGITS },
  mayOffer: (field) =>
    field.length >= FEWEST_SEARCHED && !isHex(field) && base64Digits(field.bytes, field.at, field.length) > 0,
};

function decode(field: Field, emit: Emit, limits: UnwrapLimits): boolean {
  if ((field.length * 3) / 4 > limits.octets) return isTooMuch(limits);
  const bytes = decodeBase64(field.bytes, field.at, field.length);
  return (
    bytes !== null && emitDecoded(field, bytes, (part) => digitsBehind(field.at, field.length, part), emit, limits)
  );
}

/** Could text begin with this octet, of one octet a letter or of two, or gzip? */
function mayRead(octet: number): boolean {
  if (octet < 0x20) return octet === 0 || octet === 0x09 || octet === 0x0a || octet === 0x0d || octet === 0x1f;
  return octet < 0x7f || octet >= 0xc2;
}

/** Could the first octets be text, or gzip? No means no. */
function mayBegin(bytes: Uint8Array, at: number, length: number): boolean {
  if (length < FEWEST_FOR_FIRST_LOOK) return true;
  decodeInto(head, 0, FIRST_LOOK, bytes, at);
  return (
    beginsPacked(head, 0, decodedLength(length)) ||
    isWide(head, 0, FIRST_LOOK) !== null ||
    readsUpTo(head, FIRST_LOOK, MOST_CUT)
  );
}

/** Decimal digits are hex digits, too. */
function isHex({ bytes, at, length }: Field): boolean {
  for (let i = at; i < at + length; i++) if (hexDigit(bytes[i] ?? 0) < 0) return false;
  return true;
}

import { base64Digits, base64Octet, decodeBase64, decodedLength, digitsBehind } from '../bytes/base64.ts';
import { isDigit, isReadable } from '../bytes/text.ts';
import { AT, BRACKET, COLON, CONTROL, DOT, HIGH, LESS, OTHER, PERCENT, SPACE } from '../bytes/signs.ts';
import type { Field } from '../model/field.ts';
import { emitDecoded } from './decoded.ts';
import type { Emit, Unwrapper, UnwrapLimits } from './unwrapper.ts';

/** Shorter words too often decode to something by chance: 12 letters stand for 9 octets. */
const FEWEST = 12;
/** Octets looked at before a guess. Nine random octets are readable once in some 6,000 words, 48 never. */
const LOOK = 48;
/** Letters that may stand for packed octets: two numbers of 4 octets and a little more. */
const FEWEST_SEARCHED = 16;

/** Base64 (RFC 4648). Undeclared, it is opened only where readable text, JSON or gzip comes out;
 *  other octets are offered to the search for own values. */
export const base64: Unwrapper = {
  name: 'base64',
  needs: { least: FEWEST, none: SPACE | DOT | AT | COLON | PERCENT | BRACKET | LESS | CONTROL | HIGH | OTHER },
  recognise(field) {
    if (field.length < FEWEST) return 0;
    const digits = base64Digits(field.bytes, field.at, field.length);
    if (digits < FEWEST) return 0;
    if (!mayRead(base64Octet(field.bytes, field.at, 0))) return 0;
    const head = new Uint8Array(Math.min(LOOK, decodedLength(digits)));
    for (let i = 0; i < head.length; i++) head[i] = base64Octet(field.bytes, field.at, i);
    if (head[0] === 0x1f && head[1] === 0x8b && head[2] === 0x08) return 0.95;
    // A letter of several octets may be cut at the end of the look: up to 3 octets less are as good.
    for (let cut = 0; cut <= (decodedLength(digits) > LOOK ? 3 : 0); cut++) {
      if (isReadable(head, 0, head.length - cut)) return head[0] === 0x7b || head[0] === 0x5b ? 0.9 : 0.65; // '{', '['
    }
    return 0;
  },
  open: decode,
  mayOffer: (field) =>
    field.length >= FEWEST_SEARCHED && !isHex(field) && base64Digits(field.bytes, field.at, field.length) > 0,
  search(field, emit, limits) {
    if (base64.mayOffer?.(field) === true) decode(field, emit, limits);
  },
};

function decode(field: Field, emit: Emit, limits: UnwrapLimits): boolean {
  if ((field.length * 3) / 4 > limits.octets) return false;
  const bytes = decodeBase64(field.bytes, field.at, field.length);
  return (
    bytes !== null && emitDecoded(field, bytes, (part) => digitsBehind(field.at, field.length, part), emit, limits)
  );
}

/** Could text begin with this octet, or gzip? */
function mayRead(octet: number): boolean {
  if (octet < 0x20) return octet === 0x09 || octet === 0x0a || octet === 0x0d || octet === 0x1f;
  return octet < 0x7f || octet >= 0xc2;
}

/** Decimal digits are hex digits, too. */
function isHex({ bytes, at, length }: Field): boolean {
  for (let i = at; i < at + length; i++) {
    const octet = bytes[i] ?? 0;
    const lower = octet | 0x20;
    if (!isDigit(octet) && (lower < 0x61 || lower > 0x66)) return false; // 'a' to 'f'
  }
  return true;
}

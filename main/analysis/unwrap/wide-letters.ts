import { u16be, u16le } from '../bytes/plain.ts';
import { decodeUtf16 } from '../bytes/utf16.ts';
import type { Field } from '../model/field.ts';
import { emitDecoded, isTooMuch } from './decoded.ts';
import type { Emit, UnwrapLimits } from './unwrapper.ts';

/** UTF-8 may take three octets where UTF-16 took two. */
const MOST_GROWTH = 1.5;

/** Text in UTF-16 (RFC 2781) as UTF-8; half a letter becomes U+FFFD. The mark at its beginning and a NUL at its end are not
 *  part of it. */
export function openWide(field: Field, order: 'be' | 'le', emit: Emit, limits: UnwrapLimits): boolean {
  const { bytes } = field;
  const mark = field.length >= 2 && unitAt(bytes, field.at, order) === BYTE_ORDER_MARK ? 2 : 0;
  const at = field.at + mark;
  let length = (field.length - mark) & ~1;
  while (length > 0 && bytes[at + length - 1] === 0 && bytes[at + length - 2] === 0) length -= 2;
  if (length * MOST_GROWTH > limits.octets) return isTooMuch(limits);
  const text = decodeUtf16(bytes, { at, length }, order);
  return emitDecoded(field, text.bytes, text.locate, emit, limits);
}

/** Letters from which on a text says so itself: each NUL beside one is met once in 256 octets. */
const FEWEST = 6;
/** Letters looked at. */
const LOOK = 48;

/** Which UTF-16 a whole field is; null: none. Text among octets that nobody knows is found and declared by who reads those
 *  (`bytes/parts.ts`). */
export function wideOrder({ bytes, at, length, protocol, chain }: Field): 'be' | 'le' | null {
  return protocol === 'unknown' && chain.length === 0 ? null : isWide(bytes, at, length);
}

/** Do these octets read as UTF-16, the lowest octet of each unit first or last? Null: they do not. With a mark (RFC 2781
 *  section 3.2), or where one letter in four is ASCII and the others are of alphabets up to Arabic. */
export function isWide(bytes: Uint8Array, at: number, length: number): 'be' | 'le' | null {
  if (length < 2 * FEWEST) return null;
  // Of its first two letters one is ASCII nearly always: what has no NUL ends here.
  if ((bytes[at] ?? 0) * (bytes[at + 1] ?? 0) * (bytes[at + 2] ?? 0) * (bytes[at + 3] ?? 0) !== 0) return null;
  return reads(bytes, at, length, 'le') ? 'le' : reads(bytes, at, length, 'be') ? 'be' : null;
}

function reads(bytes: Uint8Array, at: number, length: number, order: 'be' | 'le'): boolean {
  const most = Math.min(LOOK, length >> 1);
  const first = unitAt(bytes, at, order) === BYTE_ORDER_MARK ? 1 : 0;
  let plain = 0;
  for (let i = first; i < most; i++) {
    const value = unitAt(bytes, at + 2 * i, order);
    if (value === 0 && i > FEWEST && 2 * (i + 1) >= (length & ~1)) break; // its end
    if (isPlain(value)) plain++;
    else if ((value < 0xa0 || value >= 0x600) && !isHalf(value)) return false;
  }
  return 4 * plain >= most - first;
}

const BYTE_ORDER_MARK = 0xfeff;

function unitAt(bytes: Uint8Array, at: number, order: 'be' | 'le'): number {
  return order === 'be' ? u16be(bytes, at) : u16le(bytes, at);
}

/** Of a letter in two units: pictures, most of all. */
function isHalf(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xe000;
}

/** Printable ASCII, and what ends a line. */
function isPlain(unit: number): boolean {
  return (unit >= 0x20 && unit < 0x7f) || unit === 0x0a || unit === 0x0d || unit === 0x09;
}

import { NEVER } from '../bytes/signs.ts';
import type { Span } from '../bytes/cursor.ts';
import { hexDigit } from '../bytes/text.ts';
import type { Field } from '../model/field.ts';
import { emitDecoded } from './decoded.ts';
import type { Unwrapper } from './unwrapper.ts';

const EQUALS = 0x3d;
const CR = 0x0d;
const LF = 0x0a;

/** Quoted-printable, RFC 2045 section 6.7: `=C3=A9`, and `=` at a line's end where the text goes on. Only where it is
 *  declared: an equals sign stands in too much else. */
export const quotedPrintable: Unwrapper = {
  name: 'quoted-printable',
  needs: NEVER,
  recognise: () => 0,
  open(field, emit, limits) {
    const bytes = decode(field, limits.octets);
    if (bytes.length === field.length) return false; // nothing was encoded
    return emitDecoded(field, bytes, (part) => locate(field, part), emit, limits);
  },
};

/** Octets of the sequence at `i`: 3 for `=C3`; 2 or 3 for a soft line break; else 1. */
function sizeAt(bytes: Uint8Array, i: number, end: number): number {
  if (bytes[i] !== EQUALS) return 1;
  if (i + 1 < end && bytes[i + 1] === LF) return 2;
  if (i + 2 >= end) return 1;
  if (bytes[i + 1] === CR && bytes[i + 2] === LF) return 3;
  return isEscape(bytes, i) ? 3 : 1;
}

function isEscape(bytes: Uint8Array, i: number): boolean {
  return hexDigit(bytes[i + 1] ?? 0) >= 0 && hexDigit(bytes[i + 2] ?? 0) >= 0;
}

function isSoftBreak(bytes: Uint8Array, i: number, size: number): boolean {
  return size === 2 || (size === 3 && bytes[i + 1] === CR);
}

function decode({ bytes, at, length }: Field, most: number): Uint8Array {
  const end = at + length;
  const out = new Uint8Array(Math.max(0, Math.min(length, most)));
  let made = 0;
  for (let i = at; i < end && made < out.length;) {
    const size = sizeAt(bytes, i, end);
    if (size === 1) out[made++] = bytes[i] ?? 0;
    else if (!isSoftBreak(bytes, i, size)) out[made++] = hexDigit(bytes[i + 1] ?? 0) * 16 + hexDigit(bytes[i + 2] ?? 0);
    i += size;
  }
  return out.subarray(0, made);
}

/** Finds the part's octets again by counting: only asked on a hit, so nothing is kept while decoding. */
function locate({ bytes, at, length }: Field, part: Span): Span {
  const end = at + length;
  let i = at;
  const pass = (octets: number): void => {
    for (let n = 0; n < octets && i < end;) {
      const size = sizeAt(bytes, i, end);
      if (!isSoftBreak(bytes, i, size)) n++;
      i += size;
    }
  };
  pass(part.at);
  while (i < end && isSoftBreak(bytes, i, sizeAt(bytes, i, end))) i += sizeAt(bytes, i, end);
  const from = i;
  pass(part.length);
  return { at: from, length: i - from };
}

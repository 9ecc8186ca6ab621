import { placeOf } from '../bytes/scan.ts';
import { CONTROL, OTHER } from '../bytes/signs.ts';
import { hexDigit } from '../bytes/text.ts';
import { emitDecoded, isTooMuch } from './decoded.ts';
import { JsonString } from './json-string.ts';
import type { Unwrapper } from './unwrapper.ts';

const BACKSLASH = 0x5c;
const QUOTE = 0x22;
const LOWER_U = 0x75;
/** `\/`, `\"` and `\u`: what nobody writes by accident. Of `\n` and its like, Windows' paths are full. */
const TELLING: ReadonlySet<number> = new Set([0x22, 0x2f, LOWER_U]);
/** All that may follow a backslash (RFC 8259 section 7). */
const ESCAPES: ReadonlySet<number> = new Set([...'"\\/bfnrtu'].map((letter) => letter.charCodeAt(0)));

/** A JSON string's inside without its quotes: what was escaped twice, or stands in a text (`ada\u0040x.example`,
 *  `{\"uid\":4711}`). Every backslash must begin an escape. */
export const jsonEscapes: Unwrapper = {
  name: 'json-escapes',
  step: 'json',
  needs: { least: 2, some: OTHER, none: CONTROL },
  recognise({ bytes, at, length }) {
    const end = at + length;
    let isTelling = false;
    for (let i = placeOf(bytes, BACKSLASH, at, end); i < end;) {
      const kind = bytes[i + 1] ?? 0;
      if (i + 1 >= end || !ESCAPES.has(kind) || (kind === LOWER_U && !isUnit(bytes, i + 2, end))) return 0;
      if (TELLING.has(kind) || (kind === BACKSLASH && isTwice(bytes, i + 2, end))) isTelling = true;
      i = placeOf(bytes, BACKSLASH, i + 2, end);
    }
    return isTelling ? 0.6 : 0;
  },
  open(field, emit, limits) {
    if (field.length > limits.octets) return isTooMuch(limits);
    const text = new JsonString(field.bytes, field.at, field.length);
    if (text.length === field.length) return false; // nothing was escaped
    return emitDecoded(field, text.bytes, (part) => text.locate(part), emit, limits);
  },
};

/** Does what was escaped twice go on behind two backslashes? */
function isTwice(bytes: Uint8Array, at: number, end: number): boolean {
  return (
    at < end &&
    (bytes[at] === LOWER_U
      ? isUnit(bytes, at + 1, end)
      : bytes[at] === QUOTE || (bytes[at] === BACKSLASH && bytes[at + 1] === QUOTE))
  );
}

function isUnit(bytes: Uint8Array, at: number, end: number): boolean {
  if (at + 4 > end) return false;
  for (let i = at; i < at + 4; i++) if (hexDigit(bytes[i] ?? 0) < 0) return false;
  return true;
}

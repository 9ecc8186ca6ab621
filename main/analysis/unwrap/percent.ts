import type { Span } from '../bytes/cursor.ts';
import { placeOf } from '../bytes/scan.ts';
import { hexDigit } from '../bytes/text.ts';
import { PERCENT as PERCENT_SIGN } from '../bytes/signs.ts';
import type { Field } from '../model/field.ts';
import { emitDecoded } from './decoded.ts';
import type { Unwrapper } from './unwrapper.ts';

const PERCENT = 0x25;
const PLUS = 0x2b;
const SPACE = 0x20;

/** Percent-encoding, RFC 3986 section 2.1. Inside a form (WHATWG URL, section 5.1) a `+` is a space, too. */
export const percent: Unwrapper = {
  name: 'percent',
  needs: { some: PERCENT_SIGN },
  // Only text without spaces or controls, as an encoder leaves it; "100 %" stays as it is.
  recognise(field) {
    let escapes = 0;
    const end = field.at + field.length;
    for (let i = field.at; i < end; i++) {
      const octet = field.bytes[i] ?? 0;
      if (octet <= SPACE || octet === 0x7f) return 0;
      if (isEscape(field.bytes, i, end)) escapes++;
    }
    return escapes > 0 && !isReversed(field.bytes, field.at, end) ? 0.6 : 0;
  },
  open(field, emit, limits) {
    const plus = isFormValue(field);
    const bytes = decode(field, plus, limits.octets);
    if (bytes.length === field.length && !(plus && field.has(PLUS))) return false; // nothing was encoded
    return emitDecoded(field, bytes, (part) => locate(field, part), emit, limits);
  },
  // Spaces beside escapes: a sentence, or a sender that escapes some letters only.
  offerNeeds: { least: 3, some: PERCENT_SIGN },
  mayOffer: ({ bytes, at, length }) => hasEscape(bytes, at, at + length),
};

/** A `+` is a space in what a form wrote: values below a query or a body. A path, a cookie, a JSON string keep theirs. */
function isFormValue({ path }: Field): boolean {
  return /(?:^|\.)(?:query|body|form)\./.test(path) && !/\.(?:json|xml)\./.test(path);
}

/** `16%27%`: escapes backwards, first and last; `D3%D3%m`: and what reads forwards is half a letter. */
function isReversed(bytes: Uint8Array, at: number, end: number): boolean {
  const begins = hexDigit(bytes[at] ?? 0) >= 0 && hexDigit(bytes[at + 1] ?? 0) >= 0 && bytes[at + 2] === PERCENT;
  if (!begins) return false;
  const isHalf = hexDigit(bytes[at + 3] ?? 0) >= 8 && !isEscape(bytes, at + 5, end);
  return bytes[end - 1] === PERCENT || isHalf;
}

function isEscape(bytes: Uint8Array, at: number, end: number): boolean {
  return (
    bytes[at] === PERCENT && at + 2 < end && hexDigit(bytes[at + 1] ?? 0) >= 0 && hexDigit(bytes[at + 2] ?? 0) >= 0
  );
}

function hasEscape(bytes: Uint8Array, at: number, end: number): boolean {
  for (let i = placeOf(bytes, PERCENT, at, end); i < end; i = placeOf(bytes, PERCENT, i + 1, end))
    if (isEscape(bytes, i, end)) return true;
  return false;
}

function decode(field: Field, plus: boolean, most: number): Uint8Array {
  const { bytes, at, length } = field;
  const end = at + length;
  const out = new Uint8Array(Math.max(0, Math.min(length, most)));
  let size = 0;
  for (let i = at; i < end && size < out.length; size++) {
    if (isEscape(bytes, i, end)) {
      out[size] = hexDigit(bytes[i + 1] ?? 0) * 16 + hexDigit(bytes[i + 2] ?? 0);
      i += 3;
    } else {
      const octet = bytes[i] ?? 0;
      out[size] = plus && octet === PLUS ? SPACE : octet;
      i++;
    }
  }
  return out.subarray(0, size);
}

/** Finds the part's octets again by counting: only asked on a hit, so nothing is kept while decoding. */
function locate(field: Field, part: Span): Span {
  const end = field.at + field.length;
  let i = field.at;
  for (let n = 0; n < part.at && i < end; n++) i += isEscape(field.bytes, i, end) ? 3 : 1;
  const start = i;
  for (let n = 0; n < part.length && i < end; n++) i += isEscape(field.bytes, i, end) ? 3 : 1;
  return { at: start, length: i - start };
}

import { NEVER } from '../bytes/signs.ts';
import { decodeBase64, digitsBehind } from '../bytes/base64.ts';
import type { Span } from '../bytes/cursor.ts';
import type { Field } from '../model/field.ts';
import { emitDecoded } from './decoded.ts';
import type { Unwrapper } from './unwrapper.ts';

const SPACE = 0x20;

/** Base64 in lines, as mail sends it (RFC 2045 section 6.8). Only where it is declared. */
export const base64Lines: Unwrapper = {
  name: 'base64-lines',
  needs: NEVER,
  recognise: () => 0,
  open(field, emit, limits) {
    if ((field.length * 3) / 4 > limits.octets) return false;
    const digits = withoutBreaks(field);
    const whole = decodeBase64(digits, 0, digits.length - (strayDigits(digits) ? 1 : 0));
    if (whole === null) return false;
    return emitDecoded(field, whole, (part) => behind(field, digitsBehind(0, digits.length, part)), emit, limits);
  },
};

function isBreak(octet: number): boolean {
  return octet <= SPACE;
}

function withoutBreaks({ bytes, at, length }: Field): Uint8Array {
  const digits = new Uint8Array(length);
  let kept = 0;
  for (let i = at; i < at + length; i++) {
    const octet = bytes[i] ?? 0;
    if (!isBreak(octet)) digits[kept++] = octet;
  }
  return digits.subarray(0, kept);
}

/** One digit alone says less than an octet: it is there where a letter was cut. */
function strayDigits(digits: Uint8Array): boolean {
  return digits.length % 4 === 1;
}

/** The field's octets from the first to the last of some digits, line breaks between them included. */
function behind({ bytes, at, length }: Field, part: Span): Span {
  const end = at + length;
  let i = at;
  const pass = (digits: number): void => {
    for (let n = 0; n < digits && i < end; i++) if (!isBreak(bytes[i] ?? 0)) n++;
  };
  pass(part.at);
  while (i < end && isBreak(bytes[i] ?? 0)) i++;
  const from = i;
  pass(part.length);
  return { at: from, length: i - from };
}

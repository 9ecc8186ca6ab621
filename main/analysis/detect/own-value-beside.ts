import { base64Digits, base64Octet } from '../bytes/base64.ts';
import { hexDigit, isAlphanumeric, isDigit } from '../bytes/text.ts';
import type { Field } from '../model/field.ts';
import type { Beside, MinePattern } from './detector.ts';

const ZERO = 0x30;
/** No octet of a text: nothing stands there, or it cannot be read. */
const NOTHING = -1;

/** Does the value at `at` stand by itself: no digit beside a number, no letter beside a word? False where that cannot be told.
 *  Zeros before a number do not change it (`o0123456789` in QQ's cookies). */
export function hasBorders(field: Field, at: number, { octets, plain, isDigits, beside }: MinePattern): boolean {
  if (beside === 'unseen') return false;
  const belongs = isDigits ? isDigit : isWordOctet;
  let from = at;
  if (isDigits && beside === 'octets') while (from > field.at && field.bytes[from - 1] === ZERO) from--;
  return (
    !belongs(octetBefore(field, from, beside)) && !belongs(octetAfter(field, at + octets.length, beside, at, plain))
  );
}

/** ASCII letters and digits, and any part of a letter of other scripts. */
function isWordOctet(octet: number): boolean {
  return octet >= 0x80 || isAlphanumeric(octet);
}

function octetBefore(field: Field, at: number, beside: Beside): number {
  switch (beside) {
    case 'wide-le':
    case 'wide-be':
      return unitAt(field, at - 2, beside);
    case 'hex':
      return hexAt(field, at - 2);
    // The group of four letters that the value begins in, and the octet of it in front of the value.
    case 'base64-0':
      return base64At(field, at - 4, 2);
    case 'base64-1':
      return base64At(field, at - 2, 0);
    case 'base64-2':
      return base64At(field, at - 3, 1);
    default:
      return octetAt(field, at - 1);
  }
}

/** @param end behind the pattern, which begins at `at` */
function octetAfter(field: Field, end: number, beside: Beside, at: number, plain: number): number {
  switch (beside) {
    case 'wide-le':
    case 'wide-be':
      return unitAt(field, end, beside);
    case 'hex':
      return hexAt(field, end);
    case 'base64-0':
      return base64At(field, at, plain);
    case 'base64-1':
      return base64At(field, at - 2, plain + 1);
    case 'base64-2':
      return base64At(field, at - 3, plain + 2);
    default:
      return octetAt(field, end);
  }
}

function octetAt({ bytes, at, length }: Field, place: number): number {
  return place >= at && place < at + length ? (bytes[place] ?? NOTHING) : NOTHING;
}

/** A unit of UTF-16: itself where it is ASCII, else some octet of a letter. */
function unitAt(field: Field, place: number, order: Beside): number {
  const [first, second] = [octetAt(field, place), octetAt(field, place + 1)];
  if (first === NOTHING || second === NOTHING) return NOTHING;
  const [low, high] = order === 'wide-le' ? [first, second] : [second, first];
  return high === 0 ? low : 0x80;
}

function hexAt(field: Field, place: number): number {
  const [high, low] = [hexDigit(octetAt(field, place)), hexDigit(octetAt(field, place + 1))];
  return high < 0 || low < 0 ? NOTHING : high * 16 + low;
}

/** Octet `index` of what the letters from `group` stand for. */
function base64At({ bytes, at, length }: Field, group: number, index: number): number {
  const first = group + Math.floor((index * 4) / 3);
  if (first < at || first + 2 > at + length || base64Digits(bytes, first, 2) < 2) return NOTHING;
  return base64Octet(bytes, group, index);
}

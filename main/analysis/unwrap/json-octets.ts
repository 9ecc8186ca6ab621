import { isAlphanumeric, isDigit, skipSpace } from '../bytes/text.ts';

/** A JSONP call's function name: `jQuery18306855657112319022_1470103242123(`. */
const LONGEST_CALLBACK = 128;

/** Past `name(` of a JSONP call; `at` where there is none. */
export function skipCallback(bytes: Uint8Array, at: number, fieldEnd: number): number {
  const end = Math.min(fieldEnd, at + LONGEST_CALLBACK);
  let i = at;
  while (i < end && isNameOctet(bytes[i] ?? 0)) i++;
  return i > at && i < end && bytes[i] === 0x28 ? skipSpace(bytes, i + 1, fieldEnd) : at;
}

function isNameOctet(octet: number): boolean {
  return isAlphanumeric(octet) || octet === 0x5f || octet === 0x24 || octet === 0x2e;
}

/** What a number may begin with. */
export function isNumberOctet(octet: number): boolean {
  return isDigit(octet) || octet === 0x2d;
}

/** Octets of numbers and of the three literals. */
export function isWordOctet(octet: number): boolean {
  return isAlphanumeric(octet) || octet === 0x2b || octet === 0x2d || octet === 0x2e;
}

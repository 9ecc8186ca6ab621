import { standsAt } from '../bytes/scan.ts';
import { isLetter } from '../bytes/text.ts';

/** What an index finds. `isFolded`: ASCII letters may stand in either case. */
export interface Findable {
  readonly octets: Uint8Array;
  readonly isFolded?: boolean;
}

/** Do the octets stand at `at` in bytes that end at `end`? */
export function stands({ octets, isFolded }: Findable, bytes: Uint8Array, at: number, end: number): boolean {
  return isFolded === true ? standsFolded(bytes, octets, at, end) : standsAt(bytes, octets, at, end);
}

function standsFolded(bytes: Uint8Array, part: Uint8Array, at: number, end: number): boolean {
  if (at < 0 || at + part.length > end) return false;
  for (let i = 0; i < part.length; i++) {
    const one = bytes[at + i] ?? 0;
    const other = part[i] ?? 0;
    if (one !== other && ((one ^ other) !== 0x20 || !isLetter(one))) return false;
  }
  return true;
}

/** The octet in the other case, where it is an ASCII letter; else itself. */
export function otherCase(octet: number): number {
  return isLetter(octet) ? octet ^ 0x20 : octet;
}

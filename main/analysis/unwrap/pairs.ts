import type { Span } from '../bytes/cursor.ts';
import { TextCache } from '../bytes/text-cache.ts';
import { decodeText, hexDigit } from '../bytes/text.ts';

/** Pairs of one query string, form or cookie: more is an attack on our time. */
export const MOST_PAIRS = 2_000;
/** Longest name kept in a path; longer ones are no names. */
const LONGEST_NAME = 128;

const PERCENT = 0x25;
const PLUS = 0x2b;
const ENCODED: readonly string[] = ['percent'];

/** Names of members, pairs and cookies. */
export const names = new TextCache();

/** A name as a reader would write it: escapes undone, cut at 128 octets. */
export function nameOf(bytes: Uint8Array, at: number, length: number): string {
  const end = at + Math.min(length, LONGEST_NAME);
  if (!isEncoded(bytes, at, end, true)) return names.of(bytes, at, end - at);
  const octets: number[] = [];
  for (let i = at; i < end; i++) {
    const octet = bytes[i] ?? 0;
    const high = i + 2 < end ? hexDigit(bytes[i + 1] ?? 0) : -1;
    const low = high >= 0 ? hexDigit(bytes[i + 2] ?? 0) : -1;
    if (octet === PERCENT && low >= 0) {
      octets.push(high * 16 + low);
      i += 2;
    } else octets.push(octet === PLUS ? 0x20 : octet);
  }
  return decodeText(Uint8Array.from(octets), 0, octets.length);
}

/** What a value holds that percent-encoding would have written. */
export function encodingsOf(bytes: Uint8Array, at: number, end: number, plus: boolean): readonly string[] | undefined {
  return isEncoded(bytes, at, end, plus) ? ENCODED : undefined;
}

function isEncoded(bytes: Uint8Array, at: number, end: number, plus: boolean): boolean {
  for (let i = at; i < end; i++) {
    const octet = bytes[i];
    if (octet === PERCENT || (plus && octet === PLUS)) return true;
  }
  return false;
}

/** For inner fields that are the parent's own octets. */
export function same(part: Span): Span {
  return part;
}

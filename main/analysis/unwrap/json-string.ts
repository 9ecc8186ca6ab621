import type { Span } from '../bytes/cursor.ts';
import { hexDigit, pushUtf8 } from '../bytes/text.ts';

const BACKSLASH = 0x5c;
const LOWER_U = 0x75;
const REPLACEMENT = 0xfffd;

/** Two-character escapes, RFC 8259 section 7. */
const SHORT: Readonly<Record<number, number>> = { 0x62: 0x08, 0x66: 0x0c, 0x6e: 0x0a, 0x72: 0x0d, 0x74: 0x09 };

/** What a string with escapes says. */
export class JsonString {
  readonly bytes: Uint8Array;
  readonly at = 0;
  readonly length: number;
  readonly #source: Uint8Array;
  readonly #start: number;
  readonly #size: number;

  constructor(source: Uint8Array, start: number, size: number) {
    this.#source = source;
    this.#start = start;
    this.#size = size;
    const octets: number[] = [];
    for (let i = start; i < start + size;) i = readOne(source, i, start + size, octets);
    this.bytes = new Uint8Array(octets);
    this.length = octets.length;
  }

  /** The parent's octets behind a part: found again by counting, only asked on a hit. */
  locate(part: Span): Span {
    const end = this.#start + this.#size;
    let read = 0;
    let from = -1;
    let i = this.#start;
    while (i < end && read < part.at + Math.max(part.length, 1)) {
      const next = nextOf(this.#source, i, end);
      read += octetsOf(this.#source, i, next);
      if (from < 0 && read > part.at) from = i;
      i = next;
    }
    return from < 0 ? { at: i, length: 0 } : { at: from, length: i - from };
  }
}

/** Octets of `\n`, of `\u00e9`, and of two of these that are one letter. */
const SHORT_ESCAPE = 2;
const ESCAPE = 6;
const PAIR = 12;

/** Where the character or escape at `at` ends. */
function nextOf(source: Uint8Array, at: number, end: number): number {
  if (source[at] !== BACKSLASH || at + 1 >= end) return at + 1;
  if (source[at + 1] !== LOWER_U) return at + SHORT_ESCAPE;
  const high = fourDigits(source, at + 2, end);
  if (high < 0) return at + 1;
  const isLead = high >= 0xd800 && high <= 0xdbff && source[at + 6] === BACKSLASH && source[at + 7] === LOWER_U;
  const low = isLead ? fourDigits(source, at + 8, end) : -1;
  return at + (low >= 0xdc00 && low <= 0xdfff ? PAIR : ESCAPE);
}

/** Octets that it stands for. */
function octetsOf(source: Uint8Array, at: number, next: number): number {
  if (next - at < ESCAPE) return 1;
  if (next - at === PAIR) return 4;
  const point = fourDigits(source, at + 2, next);
  return point < 0x80 ? 1 : point < 0x800 ? 2 : 3;
}

/** Reads one character or escape from `at`, appends its octets, and returns where the next one begins. */
function readOne(source: Uint8Array, at: number, end: number, octets: number[]): number {
  const next = nextOf(source, at, end);
  if (next === at + 1) octets.push(source[at] ?? 0);
  else if (next === at + SHORT_ESCAPE) {
    const kind = source[at + 1] ?? 0;
    octets.push(SHORT[kind] ?? kind); // unknown escapes stand for themselves
  } else {
    const high = fourDigits(source, at + 2, next);
    if (next === at + PAIR)
      pushUtf8(octets, 0x10000 + ((high & 0x3ff) << 10) + (fourDigits(source, at + 8, next) & 0x3ff));
    else pushUtf8(octets, high >= 0xd800 && high <= 0xdfff ? REPLACEMENT : high);
  }
  return next;
}

function fourDigits(source: Uint8Array, at: number, end: number): number {
  if (at + 4 > end) return -1;
  let value = 0;
  for (let i = at; i < at + 4; i++) {
    const digit = hexDigit(source[i] ?? 0);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

import type { Span } from '../../bytes/cursor.ts';
import { indexOfOctet } from '../ascii.ts';

/** Words of one line: a list of all messages' flags is longer, and names nobody. */
const MOST_WORDS = 2_000;
/** Digits of a literal's length: the largest letter is far below 10^9 octets. */
const MOST_DIGITS = 9;

const SPACE = 0x20;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = 0x28;
const CLOSE = 0x29;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

/** An atom or a string of RFC 9051 section 4, the string without its quotes. */
export interface ImapWord extends Span {
  readonly isString: boolean;
}

/** What a line holds, and the literal that begins behind it. */
export interface ImapLine {
  readonly words: readonly ImapWord[];
  /** Octets of the literal that the line announces at its end (`{120}`, `{120+}`); -1: none. */
  readonly literal: number;
}

export function readImapLine(bytes: Uint8Array, at: number, end: number): ImapLine {
  const literal = literalAt(bytes, at, end);
  const stop = literal ? literal.at : end;
  const words: ImapWord[] = [];
  for (let i = at; i < stop && words.length < MOST_WORDS;) {
    const octet = bytes[i] ?? 0;
    if (octet === SPACE || octet === OPEN || octet === CLOSE) i++;
    else if (octet === QUOTE) {
      const close = endOfQuote(bytes, i + 1, stop);
      words.push({ at: i + 1, length: close - i - 1, isString: true });
      i = close + 1;
    } else {
      const close = endOfAtom(bytes, i, stop);
      words.push({ at: i, length: close - i, isString: false });
      i = close;
    }
  }
  return { words, literal: literal?.octets ?? -1 };
}

function endOfQuote(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && bytes[i] !== QUOTE) i += bytes[i] === BACKSLASH ? 2 : 1;
  return Math.min(i, end);
}

/** `BODY[HEADER.FIELDS (FROM TO)]` is one: brackets hold spaces. */
function endOfAtom(bytes: Uint8Array, at: number, end: number): number {
  for (let i = at; i < end; i++) {
    const octet = bytes[i] ?? 0;
    if (octet === OPEN_BRACKET) i = Math.min(end, indexOfOctet(bytes, CLOSE_BRACKET, i, end));
    else if (octet === SPACE || octet === OPEN || octet === CLOSE) return i > at ? i : at + 1;
  }
  return end;
}

/** `{120}` or `{120+}` (RFC 7888) at the line's end, `~` before it for octets (RFC 6855). */
function literalAt(bytes: Uint8Array, at: number, end: number): { at: number; octets: number } | null {
  if (end - at < 3 || bytes[end - 1] !== 0x7d) return null;
  let i = end - 2;
  if (bytes[i] === 0x2b) i--;
  let octets = 0;
  let unit = 1;
  let digits = 0;
  for (; i > at && isDigit(bytes[i] ?? 0) && digits < MOST_DIGITS; i--, digits++) {
    octets += ((bytes[i] ?? 0) - 0x30) * unit;
    unit *= 10;
  }
  if (digits === 0 || bytes[i] !== 0x7b) return null;
  return { at: i > at && bytes[i - 1] === 0x7e ? i - 1 : i, octets };
}

function isDigit(octet: number): boolean {
  return octet >= 0x30 && octet <= 0x39;
}

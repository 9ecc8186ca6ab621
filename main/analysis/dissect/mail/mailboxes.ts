import type { Span } from '../../bytes/cursor.ts';
import { trimmed } from './header-lines.ts';

/** Receivers of one letter that are told apart. */
const MOST_MAILBOXES = 1_000;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const SEMICOLON = 0x3b;
const COLON = 0x3a;
const LESS = 0x3c;
const GREATER = 0x3e;

/** One mailbox: `Ann <ann@example.org>` has both, `ann@example.org` an address alone. */
interface Mailbox {
  readonly name: Span | null;
  readonly address: Span;
}

/** Reads an address list (RFC 5322 section 3.4). Comments stay in the name; a group's name is passed over. */
export function readMailboxes(bytes: Uint8Array, at: number, end: number): readonly Mailbox[] {
  const boxes: Mailbox[] = [];
  let from = at;
  let angle = -1;
  let hasQuotes = true; // false: one has no end, and looking for it again would take quadratic time
  for (let i = at; i <= end && boxes.length < MOST_MAILBOXES; i++) {
    const octet = i < end ? (bytes[i] ?? 0) : COMMA;
    if (octet === QUOTE && angle < 0 && hasQuotes) {
      const behind = behindQuote(bytes, i, end);
      hasQuotes = behind > 0;
      if (hasQuotes) i = behind - 1;
    } else if (octet === LESS) angle = i;
    else if (octet === COLON && angle < 0) from = i + 1;
    else if (octet === COMMA || octet === SEMICOLON) {
      const box = mailbox(bytes, from, i, angle);
      if (box) boxes.push(box);
      from = i + 1;
      angle = -1;
    }
  }
  return boxes;
}

function mailbox(bytes: Uint8Array, at: number, end: number, angle: number): Mailbox | null {
  if (angle < 0) {
    const address = trimmed(bytes, at, end);
    return address.length > 0 ? { name: null, address } : null;
  }
  let close = angle;
  while (close < end && bytes[close] !== GREATER) close++;
  const name = unquoted(bytes, trimmed(bytes, at, angle));
  return { name: name.length > 0 ? name : null, address: trimmed(bytes, angle + 1, close) };
}

function unquoted(bytes: Uint8Array, { at, length }: Span): Span {
  const isQuoted = length >= 2 && bytes[at] === QUOTE && bytes[at + length - 1] === QUOTE;
  return isQuoted ? { at: at + 1, length: length - 2 } : { at, length };
}

/** Behind the quoted string that begins at `at`; 0 where it never ends. */
function behindQuote(bytes: Uint8Array, at: number, end: number): number {
  for (let i = at + 1; i < end; i++) {
    if (bytes[i] === BACKSLASH) i++;
    else if (bytes[i] === QUOTE) return i + 1;
  }
  return 0;
}

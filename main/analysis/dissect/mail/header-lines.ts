import type { Span } from '../../bytes/cursor.ts';
import { indexOfOctet } from '../ascii.ts';

/** A letter through many servers has some dozens of fields. */
const MOST_HEADERS = 500;
/** RFC 5322 section 2.1.1 allows 998 octets a line; no known field name comes near. */
const LONGEST_NAME = 128;

const LF = 0x0a;
const CR = 0x0d;
const COLON = 0x3a;
const SPACE = 0x20;
const TAB = 0x09;

/** One header field: its name and its value as sent, folded lines and all. */
export interface HeaderLine {
  readonly name: Span;
  readonly value: Span;
}

/** Reads header fields (RFC 5322 section 2.2) from `at`. `body`: where what follows them begins, behind the empty line;
 *  `end` where nothing follows. Where no header field begins, the fields end: some letters lack the empty line. */
export function readHeaderLines(
  bytes: Uint8Array,
  at: number,
  end: number,
): { readonly headers: readonly HeaderLine[]; readonly body: number } {
  const headers: HeaderLine[] = [];
  let line = at;
  while (line < end && headers.length < MOST_HEADERS) {
    const stop = indexOfOctet(bytes, LF, line, end);
    if (isEmpty(bytes, line, stop)) return { headers, body: Math.min(end, stop + 1) };
    const colon = nameEnd(bytes, line, stop);
    if (colon < 0) break;
    const next = behindFolds(bytes, stop, end);
    headers.push({ name: { at: line, length: colon - line }, value: trimmed(bytes, colon + 1, next) });
    line = next;
  }
  return { headers, body: line };
}

function isEmpty(bytes: Uint8Array, at: number, stop: number): boolean {
  return stop === at || (stop === at + 1 && bytes[at] === CR);
}

/** Where the colon stands behind a field's name (printable, no space); -1: this is no header field. */
function nameEnd(bytes: Uint8Array, at: number, stop: number): number {
  const most = Math.min(stop, at + LONGEST_NAME);
  for (let i = at; i < most; i++) {
    const octet = bytes[i] ?? 0;
    if (octet === COLON) return i > at ? i : -1;
    if (octet <= SPACE || octet > 0x7e) return -1;
  }
  return -1;
}

/** A line that begins with a space or a tab goes on with the field (RFC 5322 section 2.2.3). */
function behindFolds(bytes: Uint8Array, stop: number, end: number): number {
  let lf = stop;
  while (lf + 1 < end && (bytes[lf + 1] === SPACE || bytes[lf + 1] === TAB)) lf = indexOfOctet(bytes, LF, lf + 1, end);
  return Math.min(end, lf + 1);
}

/** Without white space at either end. */
export function trimmed(bytes: Uint8Array, at: number, end: number): Span {
  let from = at;
  let to = end;
  while (from < to && isBlank(bytes[from] ?? 0)) from++;
  while (to > from && isBlank(bytes[to - 1] ?? 0)) to--;
  return { at: from, length: to - from };
}

function isBlank(octet: number): boolean {
  return octet === SPACE || octet === TAB || octet === CR || octet === LF;
}

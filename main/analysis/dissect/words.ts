import type { Span } from '../bytes/cursor.ts';

const SPACE = 0x20;

/** The words of a line, parted by spaces, at most `most`; the last one does not swallow the rest. */
export function wordsOf(bytes: Uint8Array, at: number, end: number, most: number): readonly Span[] {
  const words: Span[] = [];
  for (let i = at; i < end && words.length < most;) {
    while (i < end && bytes[i] === SPACE) i++;
    const from = i;
    while (i < end && bytes[i] !== SPACE) i++;
    if (i > from) words.push({ at: from, length: i - from });
  }
  return words;
}

/** Three digits and then a space, a hyphen or the line's end: a reply's code (RFC 5321 section 4.2, RFC 959 section 4.2).
 *  -1: this is no reply. */
export function replyCode(bytes: Uint8Array, at: number, end: number): number {
  if (at + 3 > end) return -1;
  let code = 0;
  for (let i = at; i < at + 3; i++) {
    const digit = (bytes[i] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    code = code * 10 + digit;
  }
  const next = at + 3 < end ? bytes[at + 3] : SPACE;
  return code >= 100 && (next === SPACE || next === 0x2d || next === 0x0d || next === 0x0a) ? code : -1;
}

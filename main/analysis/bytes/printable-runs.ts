import type { Span } from './cursor.ts';
import { isAlphanumeric } from './text.ts';

/** Shorter runs are noise: one random octet in three is a printable one. */
export const SHORTEST_RUN = 6;

/** ASCII that a person can read on one line, and the tab. Other scripts are not told from noise here: own values in
 *  UTF-8 are found in the octets themselves. */
export function isPrintable(octet: number): boolean {
  return (octet >= 0x20 && octet < 0x7f) || octet === 0x09;
}

/** First index in `[at, end)` whose octet is not printable, or `end`. */
export function endOfRun(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && isPrintable(bytes[i] ?? 0)) i++;
  return i;
}

/** All bits where the octet is printable, none where it is not. */
const PRINTABLE = Uint8Array.from({ length: 256 }, (_, octet) => (isPrintable(octet) ? 0xff : 0));

/** Where the first run of `SHORTEST_RUN` in `bytes[at..end)` begins, or `end`. Counts without a branch on what an octet is: of
 *  random ones no processor can foretell it, and its wrong guesses cost more than the counting. */
export function nextRun(bytes: Uint8Array, at: number, end: number): number {
  let length = 0;
  for (let i = at; i < end; i++) {
    length = (length + 1) & (PRINTABLE[bytes[i] ?? 0] ?? 0);
    if (length === SHORTEST_RUN) return i + 1 - SHORTEST_RUN;
  }
  return end;
}

/** Texts in one run: a message of strings has some. */
const MOST_TEXTS = 64;
/** Octets between two texts in one run: a tag and a length that happen to be readable. */
const MOST_BETWEEN = 4;
/** What is cut off behind a text is a tag and a length, no more. */
const LONGEST_TAIL = 3;
/** Tags of Protocol Buffers before a text: fields 4 to 15 of wire type 2 read as letters, fields 1 to 3 do not. */
const isReadableTag = (octet: number): boolean => octet >= 0x22 && octet <= 0x7a && (octet & 7) === 2;
const isShortTag = (octet: number): boolean => octet === 0x12 || octet === 0x1a;

/** The texts in the run `bytes[at..end)`. A length in front of one may look like a letter (`!` before 33 octets), and so may what
 *  comes behind it: where the octets say so by a length that fits, the text alone is told.
 *  @param start the first octet that is known */
export function textsOfRun(bytes: Uint8Array, start: number, at: number, end: number): Span[] {
  const texts: Span[] = [];
  let from = at;
  while (end - from >= SHORTEST_RUN && texts.length < MOST_TEXTS) {
    const text = firstText(bytes, start, from, end, from > at);
    texts.push(text);
    from = text.at + text.length;
  }
  return texts;
}

/** @param isNext another text of this run ends where this one may begin */
function firstText(bytes: Uint8Array, start: number, at: number, end: number, isNext: boolean): Span {
  const octet = (i: number): number => (i >= start ? (bytes[i] ?? 0) : -1);
  const before = octet(at - 1);
  // The length is the run's own first octet, or its second behind a tag.
  const first = bytes[at] ?? 0;
  if ((before === 0 || isShortTag(before)) && fits(bytes, at + 1, first, end)) return { at: at + 1, length: first };
  if (isReadableTag(bytes[at] ?? 0) && (isNext || !isPrintable(before)) && bytes[at + 1] === end - at - 2)
    return { at: at + 2, length: end - at - 2 };
  // One octet that is as much as all that follows, and no letter of a word. A line is whole.
  const isCount = first === end - at - 1 && !isPrintable(before) && before !== 0x0a && before !== 0x0d;
  if (isCount && !isLineEndAt(bytes, end) && (!isAlphanumeric(first) || beginsItself(bytes, at + 1, end)))
    return { at: at + 1, length: first };
  // It stands before the run: in one octet, or the lowest of two or four.
  const said = before > 0 ? before : before === 0 ? octet(at - 2) || octet(at - 4) : 0;
  const isLineEnd = said === 0x0a || said === 0x0d || isLineEndAt(bytes, end);
  return { at, length: !isLineEnd && fits(bytes, at, said, end) ? said : end - at };
}

/** Letters of a name. */
const LONGEST_NAME = 40;

/** Does something begin here that a letter never stands in front of: a document, base64 of one, a name and its value? */
function beginsItself(bytes: Uint8Array, at: number, end: number): boolean {
  const first = bytes[at];
  if (first === 0x7b || first === 0x5b || first === 0x3c) return true; // '{', '[', '<'
  if (first === 0x65 && bytes[at + 1] === 0x79 && bytes[at + 2] === 0x4a) return true; // 'eyJ'
  let i = at;
  while (i < end && i - at < LONGEST_NAME && (isAlphanumeric(bytes[i] ?? 0) || bytes[i] === 0x5f)) i++;
  return i - at >= 2 && i + 1 < end && bytes[i] === 0x3d; // '='
}

/** A line is whole: what stands before it is no length of a part of it. */
function isLineEndAt(bytes: Uint8Array, end: number): boolean {
  return bytes[end] === 0x0a || bytes[end] === 0x0d;
}

/** Does a text of this length end with the run, or before something that can only be the next one's tag and length? */
function fits(bytes: Uint8Array, at: number, length: number, end: number): boolean {
  const rest = end - at - length;
  if (length < SHORTEST_RUN || rest < 0) return false;
  if (rest <= LONGEST_TAIL) return true;
  for (let between = 1; between <= MOST_BETWEEN && between <= rest; between++)
    if (bytes[at + length + between - 1] === rest - between) return true;
  return false;
}

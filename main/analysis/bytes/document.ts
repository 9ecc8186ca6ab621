import { isControl, isLetter, isSpace, sequenceLength, skipSpace } from './text.ts';

const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
/** Longest name of a first member that is looked for. */
const LONGEST_NAME = 64;
/** `<a` and `<b` stand in noise, and in a web page's text. */
const SHORTEST_TAG = 2;

/** Behind the JSON object (RFC 8259) that begins at `at`, or behind the last octet of it that is text; -1 where none begins. An
 *  object is one whose first member has a name: `{"a":`. */
export function endOfJsonObject(bytes: Uint8Array, at: number, end: number): number {
  if (bytes[at] !== OPEN_BRACE) return -1;
  const quote = skipSpace(bytes, at + 1, end);
  if (bytes[quote] !== QUOTE || quote >= end) return -1;
  let close = quote + 1;
  while (close < end && close - quote <= LONGEST_NAME && bytes[close] !== QUOTE && isText(bytes, close)) close++;
  if (close >= end || bytes[close] !== QUOTE || bytes[skipSpace(bytes, close + 1, end)] !== COLON) return -1;
  return endOfNesting(bytes, at, end);
}

/** Brackets inside strings do not count. */
function endOfNesting(bytes: Uint8Array, at: number, end: number): number {
  let depth = 0;
  let isString = false;
  for (let i = at; i < end;) {
    const octet = bytes[i] ?? 0;
    if (isString && octet === BACKSLASH) {
      i += 2;
      continue;
    }
    if (octet === QUOTE) isString = !isString;
    else if (!isString) {
      if (octet === OPEN_BRACE || octet === OPEN_BRACKET) depth++;
      else if (octet === CLOSE_BRACE || octet === CLOSE_BRACKET) depth--;
      if (depth === 0) return i + 1;
    }
    const size = textLength(bytes, i, end);
    if (size === 0) return i;
    i += size;
  }
  return end;
}

/** Behind the XML that begins at `at`: a declaration and all that is text after it to its last tag, or an element to the end
 *  tag of its own name. -1 where none begins or it is not closed. */
export function endOfXml(bytes: Uint8Array, at: number, end: number): number {
  if (bytes[at] !== LESS) return -1;
  const isDeclared = bytes[at + 1] === 0x3f && isLetter(bytes[at + 2] ?? 0); // '?'
  const name = isDeclared ? 0 : nameLength(bytes, at + 1, end);
  if (!isDeclared && name < SHORTEST_TAG) return -1;
  let last = -1;
  for (let i = at; i < end;) {
    const octet = bytes[i] ?? 0;
    if (octet === GREATER) {
      if (isDeclared || closes(bytes, i, at + 1, name)) last = i + 1;
      else if (last < 0 && i > at && bytes[i - 1] === SLASH && isFirstTag(bytes, at, i)) return i + 1;
    }
    const size = textLength(bytes, i, end);
    if (size === 0) break;
    i += size;
  }
  return last;
}

/** Octets of an element's name that a space or its tag's end follows. */
function nameLength(bytes: Uint8Array, at: number, end: number): number {
  if (!isLetter(bytes[at] ?? 0)) return 0;
  let stop = at;
  while (stop < end && stop - at <= LONGEST_NAME && isNameOctet(bytes[stop] ?? 0)) stop++;
  const next = bytes[stop] ?? 0;
  return stop < end && (isSpace(next) || next === GREATER || next === SLASH) ? stop - at : 0;
}

function isNameOctet(octet: number): boolean {
  return isLetter(octet) || (octet >= 0x2d && octet <= 0x3a && octet !== SLASH) || octet === 0x5f;
}

/** Is the tag that ends at `close` the end tag `</name>`? */
function closes(bytes: Uint8Array, close: number, name: number, length: number): boolean {
  const from = close - length;
  if (bytes[from - 1] !== SLASH || bytes[from - 2] !== LESS || from - 2 <= name) return false;
  for (let i = 0; i < length; i++) if (bytes[from + i] !== bytes[name + i]) return false;
  return true;
}

/** `<name …/>`: no other tag began before, and there is an attribute. */
function isFirstTag(bytes: Uint8Array, at: number, close: number): boolean {
  let quotes = 0;
  for (let i = at + 1; i < close; i++) {
    if (bytes[i] === LESS) return false;
    if (bytes[i] === QUOTE || bytes[i] === 0x27) quotes++;
  }
  return quotes >= 2;
}

function isText(bytes: Uint8Array, at: number): boolean {
  const octet = bytes[at] ?? 0;
  return octet >= 0x20 && octet !== 0x7f;
}

/** Octets of the letter at `at`; 0: none, as for control octets but line ends and tabs. */
function textLength(bytes: Uint8Array, at: number, end: number): number {
  const octet = bytes[at] ?? 0;
  if (isControl(octet)) return 0;
  return sequenceLength(bytes, at, end);
}

import type { Span } from '../../bytes/cursor.ts';
import { TextCache } from '../../bytes/text-cache.ts';
import { decodeLatin1 } from '../../bytes/text.ts';
import { indexOfOctet, spells } from '../ascii.ts';

/** Headers read of one head; servers refuse far fewer (Apache's default is 100). */
const MAX_HEADERS = 512;
/** Method names: letters and hyphens, RFC 9110 section 9.1 and the IANA registry, the longest of which has 17. */
const MAX_METHOD = 24;

const VERSION = 'HTTP/1.'; // and a digit, RFC 9112 section 2.3
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const TAB = 0x09;
const COLON = 0x3a;

export interface Header {
  /** As sent. */
  readonly name: string;
  readonly lowerName: string;
  /** Without the space around it; a folded value with its line ends. */
  readonly value: Span;
}

export type StartLine =
  | { readonly kind: 'request'; readonly method: string; readonly target: Span }
  | { readonly kind: 'response'; readonly status: number };

export interface Head {
  readonly start: StartLine;
  readonly headers: readonly Header[];
}

/** Index behind the empty line that ends a head in `[from, end)`, 0 where it has not come. A bare LF ends a line, too
 *  (RFC 9112 section 2.2). */
export function endOfHead(bytes: Uint8Array, from: number, end: number): number {
  for (let i = indexOfOctet(bytes, LF, from, end); i < end; i = indexOfOctet(bytes, LF, i + 1, end)) {
    const next = bytes[i + 1] === CR ? i + 2 : i + 1;
    if (next < end && bytes[next] === LF) return next + 1;
  }
  return 0;
}

/** Reads the start line and the headers in `bytes[at..end)`. Null: the first line is neither request nor status line. */
export function parseHead(bytes: Uint8Array, at: number, end: number): Head | null {
  const lineEnd = indexOfOctet(bytes, LF, at, end);
  const start = parseStartLine(bytes, at, trimmed(bytes, at, lineEnd), lineEnd < end);
  return start && { start, headers: parseHeaders(bytes, Math.min(end, lineEnd + 1), end) };
}

/** `isWhole`: the line's end has come. */
function parseStartLine(bytes: Uint8Array, at: number, end: number, isWhole: boolean): StartLine | null {
  if (spells(bytes, at, end, VERSION)) return parseStatusLine(bytes, at, end);
  const methodEnd = methodAt(bytes, at, end);
  if (methodEnd === at || bytes[methodEnd] !== SPACE) return null;
  // Targets should have no spaces, but some clients send them: the version is behind the last one.
  let space = end - 1;
  while (space > methodEnd && bytes[space] !== SPACE) space--;
  const hasVersion =
    space > methodEnd && spells(bytes, space + 1, end, isWhole ? VERSION : VERSION.slice(0, end - space - 1));
  if (isWhole && !hasVersion) return null;
  let from = methodEnd + 1;
  const to = Math.max(from, hasVersion ? space : end);
  while (from < to && isBlank(bytes[from] ?? 0)) from++;
  const target = { at: from, length: to - from };
  return { kind: 'request', method: decodeLatin1(bytes, at, methodEnd), target };
}

function parseStatusLine(bytes: Uint8Array, at: number, end: number): StartLine | null {
  const from = at + 'HTTP/1.1 '.length;
  if (from + 3 > end || bytes[from - 1] !== SPACE) return null;
  const status = Number(decodeLatin1(bytes, from, from + 3));
  return Number.isInteger(status) && status >= 100 ? { kind: 'response', status } : null;
}

/** Index behind the method's letters at `at`. */
export function methodAt(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && i - at < MAX_METHOD && isMethodOctet(bytes[i] ?? 0)) i++;
  return i;
}

function isMethodOctet(octet: number): boolean {
  return (octet >= 0x41 && octet <= 0x5a) || octet === 0x2d || octet === 0x5f;
}

/** Header lines, RFC 9112 section 5; lines without a colon are passed over. */
export function parseHeaders(bytes: Uint8Array, at: number, end: number): Header[] {
  const headers: Header[] = [];
  let line = at;
  while (line < end && headers.length < MAX_HEADERS) {
    let lineEnd = indexOfOctet(bytes, LF, line, end);
    // Section 5.2: a line that begins with space continues the one before.
    while (lineEnd + 1 < end && isBlank(bytes[lineEnd + 1] ?? 0)) lineEnd = indexOfOctet(bytes, LF, lineEnd + 1, end);
    const header = parseHeader(bytes, line, trimmed(bytes, line, lineEnd));
    if (header) headers.push(header);
    line = lineEnd + 1;
  }
  return headers;
}

function parseHeader(bytes: Uint8Array, at: number, end: number): Header | null {
  const colon = indexOfOctet(bytes, COLON, at, end);
  if (colon === at || colon === end) return null;
  let from = colon + 1;
  while (from < end && isBlank(bytes[from] ?? 0)) from++;
  const name = names.of(bytes, at, colon - at);
  return { name, lowerName: lowered(name), value: { at: from, length: end - from } };
}

/** The same few names stand in every head. */
const names = new TextCache((bytes, at, length) => decodeLatin1(bytes, at, at + length));
const lowerNames = new Map<string, string>();
const MOST_REMEMBERED = 1024;

function lowered(name: string): string {
  const known = lowerNames.get(name);
  if (known !== undefined) return known;
  const lowerName = name.trim().toLowerCase();
  if (lowerNames.size >= MOST_REMEMBERED) lowerNames.clear();
  lowerNames.set(name, lowerName);
  return lowerName;
}

/** Where the line's text ends: before CR and trailing space. */
function trimmed(bytes: Uint8Array, at: number, end: number): number {
  let i = end;
  while (i > at && (isBlank(bytes[i - 1] ?? 0) || bytes[i - 1] === CR)) i--;
  return i;
}

function isBlank(octet: number): boolean {
  return octet === SPACE || octet === TAB;
}

/** The first header of this name as text, null where there is none. */
export function headerText(head: Head, bytes: Uint8Array, lowerName: string): string | null {
  for (const header of head.headers)
    if (header.lowerName === lowerName)
      return decodeLatin1(bytes, header.value.at, header.value.at + header.value.length);
  return null;
}

import type { Span } from '../../bytes/cursor.ts';
import { decodeLatin1 } from '../../bytes/text.ts';
import { indexOfOctet, spells } from '../ascii.ts';
import { endOfHead, parseHeaders, type Header } from '../web/http1-head.ts';

/** A SIP message's head, RFC 3261 section 7. Its lines have HTTP's grammar. */
export interface SipHead {
  /** Null: an answer. */
  readonly method: string | null;
  readonly status: number | null;
  /** Whom a request is for; empty in an answer. */
  readonly target: Span;
  /** Names in lower case and in full: the one letter of section 7.3.3 is replaced. */
  readonly headers: readonly Header[];
}

/** Section 7.3.3 and the registry of header fields: RFC 3515 r, RFC 3892 b, RFC 4028 x, RFC 4474 y, RFC 6665 o and u,
 *  RFC 3841 a, j, d, RFC 8224 y. */
const FULL_NAMES: Readonly<Record<string, string>> = {
  a: 'accept-contact',
  b: 'referred-by',
  c: 'content-type',
  d: 'request-disposition',
  e: 'content-encoding',
  f: 'from',
  i: 'call-id',
  j: 'reject-contact',
  k: 'supported',
  l: 'content-length',
  m: 'contact',
  o: 'event',
  r: 'refer-to',
  s: 'subject',
  t: 'to',
  u: 'allow-events',
  v: 'via',
  x: 'session-expires',
  y: 'identity',
};

/** What differs between SIP and RTSP (RFC 2326), which has the same lines. */
export interface Grammar {
  readonly version: string;
  /** Addresses that a request may be for, while its line's end has not come. */
  readonly schemes: readonly string[];
  readonly fullNames: Readonly<Record<string, string>>;
}

const SIP: Grammar = {
  version: 'SIP/2.0',
  schemes: ['sip:', 'sips:', 'tel:', 'urn:', 'im:', 'pres:'],
  fullNames: FULL_NAMES,
};

const SPACE = 0x20;
const CR = 0x0d;
const LF = 0x0a;
/** `SUBSCRIBE` has 9 letters; extensions are not much longer. */
const LONGEST_METHOD = 24;
/** Octets of a start line looked at for its end. */
const LONGEST_LINE = 2048;

/** How surely these octets begin a message: a status line, or a method, an address of the right schemes, and the version at
 *  the line's end where it has come. */
export function scoreSip(first: Uint8Array, at = 0, end = first.length, grammar = SIP): number {
  const { version, schemes } = grammar;
  if (spells(first, at, end, version) && first[at + version.length] === SPACE) return 0.98;
  const method = endOfMethod(first, at, end);
  if (method - at < 2 || first[method] !== SPACE) return 0;
  const limit = Math.min(end, method + LONGEST_LINE);
  const lineEnd = indexOfOctet(first, LF, method, limit);
  if (lineEnd < limit) return spells(first, versionAt(first, method, lineEnd), lineEnd, version) ? 0.98 : 0;
  return schemes.some((scheme) => spells(first, method + 1, end, scheme)) ? 0.9 : 0;
}

/** Index behind the head in `[at, end)`; 0: its empty line has not come. */
export function endOfSipHead(bytes: Uint8Array, at: number, end: number): number {
  return endOfHead(bytes, at, end);
}

/** Reads the head in `bytes[at..end)`; null: its first line is none of SIP's. */
export function parseSipHead(bytes: Uint8Array, at: number, end: number, grammar = SIP): SipHead | null {
  const lineEnd = indexOfOctet(bytes, LF, at, end);
  if (scoreSip(bytes, at, end, grammar) === 0) return null;
  const headers = parseHeaders(bytes, Math.min(end, lineEnd + 1), end).map((header) => inFull(header, grammar));
  if (spells(bytes, at, end, grammar.version)) {
    const from = at + grammar.version.length + 1;
    const status = Number(decodeLatin1(bytes, from, Math.min(end, from + 3)));
    return { method: null, status: Number.isInteger(status) ? status : 0, target: { at, length: 0 }, headers };
  }
  const method = endOfMethod(bytes, at, end);
  const from = method + 1;
  const to = lineEnd < end ? Math.max(from, versionAt(bytes, method, lineEnd) - 1) : end;
  return { method: decodeLatin1(bytes, at, method), status: null, target: { at: from, length: to - from }, headers };
}

function inFull(header: Header, { fullNames }: Grammar): Header {
  const { lowerName: short } = header;
  const lowerName = (Object.hasOwn(fullNames, short) ? fullNames[short] : undefined) ?? short;
  return { name: header.name, lowerName, value: header.value };
}

function endOfMethod(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  const limit = Math.min(end, at + LONGEST_METHOD);
  while (i < limit && isMethodOctet(bytes[i] ?? 0)) i++;
  return i;
}

/** Capital letters, and RTSP's underscore. */
function isMethodOctet(octet: number): boolean {
  return (octet >= 0x41 && octet <= 0x5a) || octet === 0x5f;
}

/** Where the last word of a line begins. */
function versionAt(bytes: Uint8Array, from: number, lineEnd: number): number {
  let i = lineEnd - 1;
  while (i > from && (bytes[i] === CR || bytes[i] === SPACE)) i--;
  while (i > from && bytes[i] !== SPACE) i--;
  return i + 1;
}

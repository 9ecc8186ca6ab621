import type { Flow } from '../../model/flow.ts';
import { octetRange } from '../first-octets.ts';
import { parseSsl2Hello, SSL2_BEGINS } from './ssl2-hello.ts';

/** RFC 8446 section 5.1: type, version, length. */
export const RECORD_HEADER = 5;
/** RFC 5246 section 6.2.3: 2^14 octets and 2048 more for old ciphers; TLS 1.3 stays below. */
export const MAX_FRAGMENT = 16384 + 2048;

/** Record types, RFC 8446 section 5.1. Others exist (heartbeat, 24): a number is never an error. */
export const CHANGE_CIPHER_SPEC = 20;
export const ALERT = 21;
export const HANDSHAKE = 22;
export const APPLICATION_DATA = 23;
const HEARTBEAT = 24; // RFC 6520

export const TLS_BEGINS: ReadonlySet<number> = new Set([...octetRange(CHANGE_CIPHER_SPEC, HEARTBEAT), ...SSL2_BEGINS]);

export interface TlsRecordHead {
  readonly type: number;
  readonly version: number;
  /** Octets that follow the header. */
  readonly length: number;
}

/** The header at `at`, or null where it is not one. Needs `RECORD_HEADER` octets. */
export function recordHead(bytes: Uint8Array, at: number): TlsRecordHead | null {
  const length = fragmentLength(bytes, at);
  if (length < 0) return null;
  return { type: bytes[at] ?? 0, version: ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0), length };
}

/** Octets that follow the header at `at`; -1: it is not one. Needs `RECORD_HEADER` octets. */
export function fragmentLength(bytes: Uint8Array, at: number): number {
  const type = bytes[at] ?? 0;
  const length = ((bytes[at + 3] ?? 0) << 8) | (bytes[at + 4] ?? 0);
  if (type < CHANGE_CIPHER_SPEC || type > HEARTBEAT || bytes[at + 1] !== 3 || (bytes[at + 2] ?? 0) > 4) return -1;
  return length > MAX_FRAGMENT || (length === 0 && type !== APPLICATION_DATA) ? -1 : length;
}

/** How surely a stream that begins so is TLS. A hello leaves no doubt; a stream caught in its middle is told by record
 *  headers that follow one another. */
export function scoreTls(first: Uint8Array, _flow: Flow): number {
  if (first.length < RECORD_HEADER) return 0;
  const type = first[0] ?? 0;
  const length = fragmentLength(first, 0);
  if (length < 0) return parseSsl2Hello(first, 0) ? 0.95 : 0;
  const kind = first[RECORD_HEADER] ?? 0;
  if (type === HANDSHAKE) {
    const isHello = (kind === 1 || kind === 2) && first[RECORD_HEADER + 1] === 0;
    if (isHello) return 0.95;
    return first.length > RECORD_HEADER && length >= 4 ? 0.6 : 0;
  }
  const next = RECORD_HEADER + length;
  if (next + RECORD_HEADER <= first.length && fragmentLength(first, next) < 0) return 0;
  if (type === CHANGE_CIPHER_SPEC) return length === 1 ? 0.7 : 0;
  if (type === ALERT) return length === 2 ? alertScore(first) : 0.6;
  return type === APPLICATION_DATA && length > 16 ? 0.6 : 0; // RFC 5116: every seal is 16 octets or more
}

/** RFC 8446 section 6: level 1 or 2. */
function alertScore(first: Uint8Array): number {
  const level = first[RECORD_HEADER] ?? 0;
  return level === 1 || level === 2 ? 0.7 : 0;
}

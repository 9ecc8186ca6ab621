import { spells } from '../ascii.ts';

/** RFC 9113 section 4.1: length (3), type, flags, stream (4). */
export const FRAME_HEADER = 9;
/** Section 3.4: what a client sends first. */
export const PREFACE = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';
/** Section 6.5.2: what a frame may hold unless the other side allows more; nobody is known to do. */
const USUAL_FRAME = 16_384;

/** Section 6. Numbers, so that an unknown type reaches the report as it is. */
export const TYPE = {
  data: 0,
  headers: 1,
  priority: 2,
  reset: 3,
  settings: 4,
  push: 5,
  ping: 6,
  goAway: 7,
  window: 8,
  continuation: 9,
} as const;
export const FLAG = { endStream: 0x01, endHeaders: 0x04, padded: 0x08, priority: 0x20 } as const;

export interface FrameHeader {
  readonly length: number;
  readonly type: number;
  readonly flags: number;
  readonly stream: number;
}

/** The frame header at `at`, of which all 9 octets must be there. */
export function frameHeader(bytes: Uint8Array, at: number): FrameHeader {
  const u8 = (i: number): number => bytes[at + i] ?? 0;
  return {
    length: (u8(0) << 16) | (u8(1) << 8) | u8(2),
    type: u8(3),
    flags: u8(4),
    stream: ((u8(5) & 0x7f) << 24) | (u8(6) << 16) | (u8(7) << 8) | u8(8),
  };
}

/** Flags that a type knows (section 6), and the length it must have; -1: any. */
const RULES: readonly (readonly [flags: number, length: number, onStream: 'yes' | 'no' | 'both'])[] = [
  [0x09, -1, 'yes'],
  [0x2d, -1, 'yes'],
  [0x00, 5, 'yes'],
  [0x00, 4, 'yes'],
  [0x01, -1, 'no'],
  [0x0c, -1, 'yes'],
  [0x01, 8, 'no'],
  [0x00, -1, 'no'],
  [0x00, 4, 'both'],
  [0x04, -1, 'yes'],
];

/** Could a frame of a known type begin here? For streams that are known to be HTTP/2. */
export function looksLikeFrame(bytes: Uint8Array, at: number): boolean {
  if (at + FRAME_HEADER > bytes.length) return false;
  const { length, type, flags, stream } = frameHeader(bytes, at);
  const rule = RULES[type];
  if (!rule || length > USUAL_FRAME || (bytes[at + 5] ?? 0) >= 0x80) return false;
  const [known, size, onStream] = rule;
  if ((flags & ~known) !== 0 || (size >= 0 && size !== length)) return false;
  if (type === TYPE.settings && length % 6 !== 0) return false;
  return onStream === 'both' || stream > 0 === (onStream === 'yes');
}

/** Settings whose numbers say that a SETTINGS frame is one: section 6.5.2, RFC 8441 (8), RFC 9218 (9). */
const LAST_SETTING = 9;
/** More settings than these were never seen in one frame. */
const MOST_SETTINGS = 16;

/** How surely these octets begin one direction of HTTP/2 in the clear: the preface leaves no doubt, and a server's first
 *  frame, which must be SETTINGS, little. Without a setting in it that frame is 9 octets that another protocol could send
 *  as well. A stream in whose middle the capture begins is told by a frame of headers that says method or status by
 *  number. */
export function scoreHttp2(first: Uint8Array): number {
  if (first.length >= FRAME_HEADER && spells(first, 0, first.length, PREFACE.slice(0, first.length))) return 0.99;
  if (first[0] !== 0 || first.length < FRAME_HEADER + 6 || !looksLikeFrame(first, 0)) return 0;
  const { length, type } = frameHeader(first, 0);
  if (type === TYPE.settings) return hasKnownSettings(first, length) ? 0.95 : 0;
  return type === TYPE.headers && hasStart(first, length) ? 0.9 : 0;
}

function hasKnownSettings(first: Uint8Array, length: number): boolean {
  if (length === 0 || length > 6 * MOST_SETTINGS || first[4] !== 0) return false;
  for (let at = FRAME_HEADER; at + 6 <= Math.min(first.length, FRAME_HEADER + length); at += 6) {
    const id = first[at + 1] ?? 0;
    if (first[at] !== 0 || id === 0 || id > LAST_SETTING) return false;
  }
  return true;
}

/** RFC 7541 appendix A: `:method` is 2 and 3, `:status` 8 to 14, sent as one octet with the highest bit set. Whole, on a
 *  client's stream (an odd number), without padding. */
function hasStart(first: Uint8Array, length: number): boolean {
  const { flags, stream } = frameHeader(first, 0);
  if (stream % 2 === 0 || stream > LATE_STREAM || (flags & FLAG.endHeaders) === 0 || (flags & FLAG.padded) !== 0)
    return false;
  const begin = FRAME_HEADER + ((flags & FLAG.priority) === 0 ? 0 : 5);
  const octet = first[begin] ?? 0;
  return length >= 5 && (octet === 0x82 || octet === 0x83 || (octet >= 0x88 && octet <= 0x8e));
}

/** A connection with so many requests is long over. Keeps two octets of the stream's number zero or small. */
const LATE_STREAM = 0xfffff;

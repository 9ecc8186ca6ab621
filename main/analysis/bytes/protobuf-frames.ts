import type { Span } from './cursor.ts';
import { u16le, u32le } from './plain.ts';
import { isPrintable, SHORTEST_RUN } from './printable-runs.ts';
import { isMessage, isTextMessage } from './protobuf-field.ts';

/** Octets of an app's own header before a message of Protocol Buffers. */
const LONGEST_HEADER = 16;
const SHORTEST_MESSAGE = 16;
/** Messages of one segment; more are no talk. */
const MOST_FRAMES = 256;

/** How the length of each of several messages stands before it. gRPC's (grpc/doc/PROTOCOL-HTTP2.md) has a flag in front. */
const LENGTHS = ['varint', 'u16be', 'u16le', 'u32be', 'u32le', 'grpc'] as const;
type LengthForm = (typeof LENGTHS)[number];

/** The messages of Protocol Buffers that `bytes[at..end)` consists of: one that ends with it, behind a header, or several, each
 *  behind its length. Empty where it is no message. */
export function messagesIn(bytes: Uint8Array, at: number, end: number): readonly Span[] {
  const last = Math.min(at + LONGEST_HEADER, end - SHORTEST_MESSAGE);
  let printable = 0;
  // A header that reads is a text, and what goes on behind its beginning no message.
  for (let i = at; i <= last && printable < SHORTEST_RUN; i++) {
    if (isTextMessage(bytes, i, end)) return [{ at: i, length: end - i }];
    printable = isPrintable(bytes[i] ?? 0) ? printable + 1 : 0;
  }
  if (end - at < 2 * SHORTEST_MESSAGE) return [];
  for (const form of LENGTHS) {
    const frames = framesOf(bytes, at, end, form);
    if (frames.length > 0) return frames;
  }
  return [];
}

/** Frames from first to last, all of them messages and one of them with text; empty where they are not. */
function framesOf(bytes: Uint8Array, start: number, end: number, form: LengthForm): readonly Span[] {
  const frames: Span[] = [];
  let hasText = false;
  for (let at = start; at < end;) {
    const size = sizeOf(bytes, at, form);
    const length = at + size > end ? -1 : lengthAt(bytes, at, form);
    const from = at + size;
    if (length < 0 || length > end - from || frames.length >= MOST_FRAMES) return [];
    at = from + length;
    if (length === 0) continue;
    if (!isMessage(bytes, from, at)) return [];
    hasText ||= length >= SHORTEST_MESSAGE && isTextMessage(bytes, from, at);
    frames.push({ at: from, length });
  }
  return hasText && frames.length > 1 ? frames : [];
}

/** Octets of the length and what belongs to it. */
function sizeOf(bytes: Uint8Array, at: number, form: LengthForm): number {
  if (form === 'varint') return (bytes[at] ?? 0) < 0x80 ? 1 : 2;
  if (form === 'grpc') return 5;
  return form === 'u16be' || form === 'u16le' ? 2 : 4;
}

/** -1: none. */
function lengthAt(bytes: Uint8Array, at: number, form: LengthForm): number {
  const octet = (i: number): number => bytes[at + i] ?? 0;
  switch (form) {
    case 'varint':
      return octet(0) < 0x80 ? octet(0) : octet(1) < 0x80 ? (octet(0) & 0x7f) + 128 * octet(1) : -1;
    case 'u16be':
      return 256 * octet(0) + octet(1);
    case 'u16le':
      return u16le(bytes, at);
    case 'u32be':
      return octet(0) === 0 ? 65_536 * octet(1) + 256 * octet(2) + octet(3) : -1;
    case 'u32le':
      return u32le(bytes, at);
    case 'grpc':
      return octet(0) === 0 && octet(1) === 0 ? 65_536 * octet(2) + 256 * octet(3) + octet(4) : -1;
  }
}

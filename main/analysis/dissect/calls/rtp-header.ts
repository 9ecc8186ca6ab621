import type { Span } from '../../bytes/cursor.ts';
import { u16be, u32be } from '../../bytes/plain.ts';
import { octetRange } from '../first-octets.ts';

/** The head of one RTP packet, RFC 3550 section 5.1. Also clear to read where the payload is SRTP (RFC 3711 section 3.1). */
export interface RtpHeader {
  /** RFC 3551 section 6; 96 to 127 are agreed on elsewhere. */
  readonly payloadType: number;
  readonly sequence: number;
  readonly timestamp: number;
  readonly ssrc: number;
  /** Section 5.3.1, without its own four octets of head. */
  readonly extension: Span | null;
  readonly payload: Span;
}

/** Version 2 in the two highest bits; RFC 7983 section 7 gives this range to RTP and RTCP where several protocols share
 *  a port. */
export const VERSION_2 = octetRange(0x80, 0xbf);
export const RTP_FIXED = 12; // octets, section 5.1
const HAS_EXTENSION = 0x10;
const SOURCES = 0x0f;
const WORD = 4;

/** Could the octets be a whole RTP packet? RFC 5761 section 4: with the marker bit, types 64 to 95 look like RTCP, so
 *  nobody uses them. A source of zero is what padding looks like. */
export function couldBeRtp(bytes: Uint8Array): boolean {
  const type = (bytes[1] ?? 0) & 0x7f;
  if (bytes.length < RTP_FIXED || (bytes[0] ?? 0) >> 6 !== 2 || (type >= 64 && type <= 95)) return false;
  return u32be(bytes, 8) !== 0 && payloadAt(bytes) <= bytes.length;
}

/** Null: the head does not fit into the octets. */
export function parseRtp(bytes: Uint8Array): RtpHeader | null {
  if (bytes.length < RTP_FIXED || (bytes[0] ?? 0) >> 6 !== 2) return null;
  const at = payloadAt(bytes);
  if (at > bytes.length) return null;
  const fixed = endOfSources(bytes);
  return {
    payloadType: (bytes[1] ?? 0) & 0x7f,
    sequence: u16be(bytes, 2),
    timestamp: u32be(bytes, 4),
    ssrc: u32be(bytes, 8),
    extension: at > fixed ? { at: fixed + WORD, length: at - fixed - WORD } : null,
    payload: { at, length: bytes.length - at },
  };
}

function endOfSources(bytes: Uint8Array): number {
  return RTP_FIXED + ((bytes[0] ?? 0) & SOURCES) * WORD;
}

/** Past the end where the head is longer than the octets. */
function payloadAt(bytes: Uint8Array): number {
  const fixed = endOfSources(bytes);
  if (((bytes[0] ?? 0) & HAS_EXTENSION) === 0) return fixed;
  return fixed + WORD > bytes.length ? fixed + WORD : fixed + WORD + u16be(bytes, fixed + 2) * WORD;
}

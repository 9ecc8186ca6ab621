import type { Span } from '../../bytes/cursor.ts';
import { i32be, u16be } from '../../bytes/plain.ts';
import { octetRange } from '../first-octets.ts';

/** Version 2 in the two highest bits; RFC 7983 section 7 gives this range to RTP and RTCP where several protocols share
 *  a port. */
export const VERSION_2 = octetRange(0x80, 0xbf);
export const RTP_FIXED = 12; // octets, section 5.1
/** Where the source's number stands in the head. */
export const SSRC_AT = 8;
const HAS_EXTENSION = 0x10;
const SOURCES = 0x0f;
const WORD = 4;

/** Could the octets be a whole RTP packet? RFC 5761 section 4: with the marker bit, types 64 to 95 look like RTCP, so
 *  nobody uses them. A source of zero is what padding looks like. */
export function couldBeRtp(bytes: Uint8Array): boolean {
  const type = rtpPayloadType(bytes);
  return (type < 64 || type > 95) && rtpPayloadAt(bytes) > 0 && i32be(bytes, SSRC_AT) !== 0;
}

/** Where the payload of the RTP packet begins whose head stands at `at` (RFC 3550 section 5.1; also clear to read where the
 *  payload is SRTP, RFC 3711 section 3.1). 0: there is no such head, or it is longer than the octets. */
export function rtpPayloadAt(bytes: Uint8Array, at = 0): number {
  const left = bytes.length - at;
  if (left < RTP_FIXED || (bytes[at] ?? 0) >> 6 !== 2) return 0;
  const fixed = fixedHead(bytes, at);
  if (((bytes[at] ?? 0) & HAS_EXTENSION) === 0) return fixed > left ? 0 : at + fixed;
  if (fixed + WORD > left) return 0;
  const whole = fixed + WORD + u16be(bytes, at + fixed + 2) * WORD;
  return whole > left ? 0 : at + whole;
}

/** RFC 3551 section 6; 96 to 127 are agreed on elsewhere. */
export function rtpPayloadType(bytes: Uint8Array): number {
  return (bytes[1] ?? 0) & 0x7f;
}

/** RFC 3550 section 5.3.1, without its own four octets of head; null where there is none, or it is empty. */
export function rtpExtension(bytes: Uint8Array, payloadAt: number): Span | null {
  const from = fixedHead(bytes, 0) + WORD;
  return payloadAt > from ? { at: from, length: payloadAt - from } : null;
}

/** Octets in front of an extension: the list of sources is part of them. */
function fixedHead(bytes: Uint8Array, at: number): number {
  return RTP_FIXED + ((bytes[at] ?? 0) & SOURCES) * WORD;
}

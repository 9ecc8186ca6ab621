import { Cursor, type Span } from '../../bytes/cursor.ts';
import { u16be } from '../../bytes/plain.ts';

/** One packet of a compound, RFC 3550 section 6. */
export interface RtcpPacket {
  /** 200 SR, 201 RR, 202 SDES, 203 BYE, 204 APP; 205 and 206 feedback (RFC 4585), 207 XR (RFC 3611). */
  readonly packetType: number;
  /** The five bits behind version and padding: a count, or a subtype. */
  readonly count: number;
  /** Behind the four octets of head. */
  readonly body: Span;
}

export const RTCP_HEAD = 8; // octets: head and the sender's source; also clear in SRTCP, RFC 3711 section 3.4
const HEAD = 4;
const COUNT = 0x1f;
/** RFC 5761 section 4 keeps 192 to 223 for RTCP; the registry has given out 200 to 213. */
const LOWEST = 200;
const HIGHEST = 213;
/** A datagram cannot hold more packets of 4 octets. */
const MAX_PACKETS = 16_384;

/** Do packets fill the octets to the last one? Chance gives that to one in 10^7 datagrams that begin with the right two
 *  bits. */
export function isCompound(bytes: Uint8Array): boolean {
  let at = 0;
  for (let packets = 0; at < bytes.length && packets < MAX_PACKETS; packets++) {
    const size = packetSize(bytes, at);
    if (size === 0 || at + size > bytes.length) return false;
    if (size - HEAD < fewestOctets(bytes[at + 1] ?? 0, (bytes[at] ?? 0) & COUNT)) return false;
    at += size;
  }
  return at > 0 && at === bytes.length;
}

/** The packets in `bytes[from..]`, which `isCompound`. */
export function parseCompound(bytes: Uint8Array, from = 0): RtcpPacket[] {
  const packets: RtcpPacket[] = [];
  for (let at = from; at < bytes.length;) {
    const size = packetSize(bytes, at);
    if (size === 0) break;
    const body = { at: at + HEAD, length: size - HEAD };
    packets.push({ packetType: bytes[at + 1] ?? 0, count: (bytes[at] ?? 0) & COUNT, body });
    at += size;
  }
  return packets;
}

/** Does a datagram begin with an RTCP head whose packet fits into it? That is all that SRTCP leaves to see. */
export function startsRtcp(bytes: Uint8Array): boolean {
  if (bytes.length < RTCP_HEAD || (bytes[0] ?? 0) >> 6 !== 2) return false;
  const size = packetSize(bytes, 0);
  return size >= RTCP_HEAD && size <= bytes.length;
}

function packetSize(bytes: Uint8Array, at: number): number {
  const type = bytes[at + 1] ?? 0;
  if (at + HEAD > bytes.length || (bytes[at] ?? 0) >> 6 !== 2 || type < LOWEST || type > HIGHEST) return 0;
  return HEAD + u16be(bytes, at + 2) * 4;
}

/** Sections 6.4.1, 6.4.2, 6.5, 6.6, 6.7; RFC 4585 section 6.1. */
function fewestOctets(packetType: number, count: number): number {
  if (packetType === 200) return 24 + count * 24;
  if (packetType === 201) return 4 + count * 24;
  if (packetType === 202 || packetType === 203) return count * 4;
  return packetType === 204 || packetType === 205 || packetType === 206 ? 8 : 0;
}

/** Section 6.5: what each item is called. */
const ITEMS = ['END', 'CNAME', 'NAME', 'EMAIL', 'PHONE', 'LOC', 'TOOL', 'NOTE', 'PRIV'];

interface SdesItem {
  readonly name: string;
  readonly text: Span;
}

export function sdesItems(bytes: Uint8Array, { count, body }: RtcpPacket): SdesItem[] {
  const items: SdesItem[] = [];
  const c = new Cursor(bytes, body.at, body.at + body.length);
  for (let chunk = 0; chunk < count && c.left > 0; chunk++) {
    const start = c.at;
    c.skip(4); // the source
    for (let type = c.u8(); type !== 0 && c.ok; type = c.u8()) {
      const text = c.span(c.u8());
      if (c.ok) items.push({ name: ITEMS[type] ?? `ITEM-${type}`, text });
    }
    c.skip(-(c.at - start) & 3); // the list ends on a border of 4 octets
  }
  return items;
}

/** Section 6.6: behind the sources, how long the reason is, and the reason. Null: none was given. */
export function byeReason(bytes: Uint8Array, { count, body }: RtcpPacket): Span | null {
  const c = new Cursor(bytes, body.at, body.at + body.length);
  c.skip(count * 4);
  const reason = c.span(c.u8());
  return c.ok && reason.length > 0 ? reason : null;
}

import { u16be } from '../bytes/plain.ts';
import { isRightChecksum } from './checksum.ts';
import type { UndecodedReason } from './segment.ts';

/** Is what stands at `at` an IP packet, and not octets that happen to begin like one? `wireEnd` is where the room for it
 *  ends on the wire. Asked before something that only may be a tunnel is opened: what is taken for an inner packet is no
 *  longer searched as the outer one's payload. */
export function holdsIp(bytes: Uint8Array, at: number, end: number, wireEnd: number, version: 4 | 6): boolean {
  return version === 4 ? holdsIp4(bytes, at, end, wireEnd) : holdsIp6(bytes, at, end, wireEnd);
}

/** RFC 791 section 3.1. A sender may leave the checksum to its card; then the length must fit exactly. */
function holdsIp4(bytes: Uint8Array, at: number, end: number, wireEnd: number): boolean {
  if (end - at < 20) return false;
  const first = bytes[at] ?? 0;
  const header = (first & 15) * 4;
  if (first >> 4 !== 4 || header < 20 || end - at < header) return false;
  const total = u16be(bytes, at + 2);
  const room = wireEnd - at;
  if (total < header || total > room) return false;
  return total === room || isRightChecksum(bytes, at, header);
}

/** RFC 8200 section 3: no checksum, so the next header must be one that follows IPv6. */
function holdsIp6(bytes: Uint8Array, at: number, end: number, wireEnd: number): boolean {
  if (end - at < 40 || (bytes[at] ?? 0) >> 4 !== 6) return false;
  const length = u16be(bytes, at + 4);
  return length > 0 && length + 40 <= wireEnd - at && isUsualNext(bytes[at + 6] ?? 0) && bytes[at + 7] !== 0;
}

function isUsualNext(protocol: number): boolean {
  switch (protocol) {
    case 0: // hop-by-hop options
    case 4: // IPv4
    case 6: // TCP
    case 17: // UDP
    case 41: // IPv6
    case 43: // routing
    case 44: // fragment
    case 47: // GRE
    case 50: // ESP
    case 51: // AH
    case 58: // ICMPv6
    case 60: // destination options
    case 132: // SCTP
      return true;
    default:
      return false;
  }
}

/** The same where the tunnel's own number says that IP follows: why the header cannot be read, or null. */
export function beginsIp(bytes: Uint8Array, at: number, end: number, version: 4 | 6): UndecodedReason | null {
  if (end - at < (version === 4 ? 20 : 40)) return 'cut-short';
  if (version === 6) return null;
  const header = ((bytes[at] ?? 0) & 15) * 4;
  const total = u16be(bytes, at + 2);
  if (header < 20 || (total !== 0 && total < header)) return 'bad-ip-header';
  return end - at < header ? 'cut-short' : null;
}

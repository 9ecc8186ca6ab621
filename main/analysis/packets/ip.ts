import { i32be, u16be } from '../bytes/plain.ts';
import { isRightChecksum } from './checksum.ts';
import type { Segment, UndecodedReason } from './segment.ts';

const IP4_HEADER = 20;
const IP6_HEADER = 40;

/** IPv6 extension headers, RFC 8200 section 4 and IANA's list; ESP (50) and "no next header" (59) end the walk. */
const HOP_BY_HOP = 0;
const ROUTING = 43;
const FRAGMENT = 44;
const AUTHENTICATION = 51;
const DESTINATION_OPTIONS = 60;
const MOBILITY = 135;
const HOST_IDENTITY = 139;
const SHIM6 = 140;
/** RFC 8200 section 4.1 expects each once, destination options twice; RFC 8504 lets a node stop at 8. */
const MAX_EXTENSIONS = 16;

/** Where a packet's transport part lies, and which part of a datagram it is. Reused. */
export class IpView {
  at = 0;
  end = 0;
  /** Octets by the headers; more than `end - at` where the capture cut them. */
  wireLength = 0;
  fragmented = false;
  fragmentId = 0;
  /** Offset of these octets in the datagram. */
  fragmentAt = 0;
  moreFragments = false;
  /** IPv4 headers read so far whose checksum was wrong; their packets are read all the same. */
  wrongChecksums = 0;
}

/** Reads the IP header at `at`; `end` is the last captured octet's end, `wireEnd` the wire's. Fills addresses and protocol
 *  of `segment`, and `view`. Null, or why it cannot be read. */
export function readIp(
  bytes: Uint8Array,
  at: number,
  end: number,
  wireEnd: number,
  version: 4 | 6,
  segment: Segment,
  view: IpView,
): UndecodedReason | null {
  view.fragmented = false;
  segment.version = version;
  return version === 4
    ? readIp4(bytes, at, end, wireEnd, segment, view)
    : readIp6(bytes, at, end, wireEnd, segment, view);
}

/** RFC 791 section 3.1. */
function readIp4(
  bytes: Uint8Array,
  at: number,
  end: number,
  wireEnd: number,
  segment: Segment,
  view: IpView,
): UndecodedReason | null {
  if (end - at < IP4_HEADER) return 'cut-short';
  const first = bytes[at] ?? 0;
  const header = (first & 15) * 4;
  let total = u16be(bytes, at + 2);
  if (total === 0) total = wireEnd - at; // left open by a card that cuts segments itself
  if (first >> 4 !== 4 || header < IP4_HEADER || total < header) return 'bad-ip-header';
  if (end - at < header) return 'cut-short';
  if (!isRightChecksum(bytes, at, header)) view.wrongChecksums++;
  const fragment = u16be(bytes, at + 6) & 0x3fff;
  segment.protocol = bytes[at + 9] ?? 0;
  segment.s0 = segment.s1 = segment.s2 = segment.d0 = segment.d1 = segment.d2 = 0;
  segment.s3 = i32be(bytes, at + 12);
  segment.d3 = i32be(bytes, at + 16);
  view.at = at + header;
  view.wireLength = total - header;
  view.end = Math.min(end, at + total);
  if (fragment !== 0) {
    view.fragmented = true;
    view.fragmentId = u16be(bytes, at + 4);
    view.fragmentAt = (fragment & 0x1fff) * 8;
    view.moreFragments = (fragment & 0x2000) !== 0;
  }
  return segment.protocol === AUTHENTICATION && !view.fragmented ? walkExtensions(bytes, segment, view) : null;
}

/** RFC 8200 section 3. */
function readIp6(
  bytes: Uint8Array,
  at: number,
  end: number,
  wireEnd: number,
  segment: Segment,
  view: IpView,
): UndecodedReason | null {
  if (end - at < IP6_HEADER) return 'cut-short';
  if ((bytes[at] ?? 0) >> 4 !== 6) return 'bad-ip-header';
  let length = u16be(bytes, at + 4);
  if (length === 0) length = Math.max(0, wireEnd - at - IP6_HEADER); // a jumbogram, or left open as above
  segment.protocol = bytes[at + 6] ?? 0;
  segment.s0 = i32be(bytes, at + 8);
  segment.s1 = i32be(bytes, at + 12);
  segment.s2 = i32be(bytes, at + 16);
  segment.s3 = i32be(bytes, at + 20);
  segment.d0 = i32be(bytes, at + 24);
  segment.d1 = i32be(bytes, at + 28);
  segment.d2 = i32be(bytes, at + 32);
  segment.d3 = i32be(bytes, at + 36);
  view.at = at + IP6_HEADER;
  view.wireLength = length;
  view.end = Math.min(end, view.at + length);
  return walkExtensions(bytes, segment, view);
}

/** Steps over the extension headers that begin at `view.at`, up to the transport or a fragment of it. */
export function walkExtensions(bytes: Uint8Array, segment: Segment, view: IpView): UndecodedReason | null {
  for (let count = 0; isExtension(segment.protocol); count++) {
    if (count === MAX_EXTENSIONS) return 'too-deep';
    const at = view.at;
    if (view.end - at < 8) return 'cut-short';
    const kind = segment.protocol;
    const octet = bytes[at + 1] ?? 0;
    const size = kind === FRAGMENT ? 8 : kind === AUTHENTICATION ? (octet + 2) * 4 : (octet + 1) * 8;
    if (size > view.wireLength) return 'bad-ip-header';
    if (size > view.end - at) return 'cut-short';
    segment.protocol = bytes[at] ?? 0;
    view.at += size;
    view.wireLength -= size;
    if (kind !== FRAGMENT) continue;
    const fragment = u16be(bytes, at + 2);
    view.fragmentAt = fragment & 0xfff8;
    view.moreFragments = (fragment & 1) !== 0;
    view.fragmentId = i32be(bytes, at + 4);
    // RFC 6946: a "fragment" that is the whole is none.
    view.fragmented = view.fragmentAt !== 0 || view.moreFragments;
    if (view.fragmented) return null;
  }
  return null;
}

export function isExtension(protocol: number): boolean {
  switch (protocol) {
    case HOP_BY_HOP:
    case ROUTING:
    case FRAGMENT:
    case AUTHENTICATION:
    case DESTINATION_OPTIONS:
    case MOBILITY:
    case HOST_IDENTITY:
    case SHIM6:
      return true;
    default:
      return false;
  }
}

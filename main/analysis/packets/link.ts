import { i32be, i32le, u16be } from '../bytes/plain.ts';
import type { UndecodedReason } from './segment.ts';

/** LINKTYPE_ values, https://www.tcpdump.org/linktypes.html. Raw IP has three: the DLT_ numbers of two BSDs leak into
 *  files. */
const NULL = 0;
const ETHERNET = 1;
const PPP = 9;
const RAW_BSD = 12;
const RAW_OPENBSD = 14;
const PPP_HDLC = 50;
const RAW = 101;
const CISCO_HDLC = 104;
const LOOP = 108;
const LINUX_SLL = 113;
const IPV4 = 228;
const IPV6 = 229;
const LINUX_SLL2 = 276;

const ETHER_IPV4 = 0x0800;
const ETHER_ARP = 0x0806;
const ETHER_RARP = 0x8035;
const ETHER_IPV6 = 0x86dd;
const ETHER_PPPOE = 0x8864; // RFC 2516, session stage
/** IEEE 802.1Q, 802.1ad, and two numbers that were used before 802.1ad. */
const VLAN_TAGS: readonly number[] = [0x8100, 0x88a8, 0x9100, 0x9200];
/** IEEE 802.3: a number up to 1500 is a length, and an LLC header follows. */
const LARGEST_LENGTH = 1500;
/** Two tags are QinQ; more are seen in tests of carriers only. */
const MAX_TAGS = 8;

/** AF_INET; AF_INET6 of Linux, of NetBSD and OpenBSD, of FreeBSD, of Darwin. */
const FAMILIES: readonly number[] = [2, 10, 24, 28, 30];

/** Where the network layer begins, and which it is. Reused. */
export class LinkView {
  version: 4 | 6 = 4;
  at = 0;
  /** Sent to a group address of the link. */
  toMany = false;
}

/** Finds the IP header of a frame in `bytes[at .. end)`. Null: `view` is filled; else why there is none to read. */
export function readLink(
  linkType: number,
  bytes: Uint8Array,
  at: number,
  end: number,
  view: LinkView,
): UndecodedReason | null {
  view.toMany = false;
  switch (linkType) {
    case ETHERNET:
      return ethernet(bytes, at, end, view);
    case LINUX_SLL:
      return cooked(bytes, at, end, view, 16, 14, 0);
    case LINUX_SLL2:
      return cooked(bytes, at, end, view, 20, 0, 10);
    case NULL:
    case LOOP:
      return loopback(bytes, at, end, view);
    case RAW:
    case RAW_BSD:
    case RAW_OPENBSD:
    case IPV4:
    case IPV6:
      return byVersion(bytes, at, end, view);
    case PPP:
    case PPP_HDLC:
      return ppp(bytes, at, end, view);
    case CISCO_HDLC:
      return ciscoHdlc(bytes, at, end, view);
    default:
      return 'link-type';
  }
}

function ethernet(bytes: Uint8Array, at: number, end: number, view: LinkView): UndecodedReason | null {
  if (end - at < 14) return 'cut-short';
  view.toMany = ((bytes[at] ?? 0) & 1) !== 0; // IEEE 802: the group bit
  return etherType(bytes, at + 14, end, view, u16be(bytes, at + 12));
}

/** Linux cooked capture, versions 1 and 2: the offsets of the protocol and of the packet type differ. */
function cooked(
  bytes: Uint8Array,
  at: number,
  end: number,
  view: LinkView,
  header: number,
  protocolAt: number,
  typeAt: number,
): UndecodedReason | null {
  if (end - at < header) return 'cut-short';
  const type = header === 16 ? u16be(bytes, at + typeAt) : (bytes[at + typeAt] ?? 0);
  view.toMany = type === 1 || type === 2; // LINUX_SLL_BROADCAST, LINUX_SLL_MULTICAST
  return etherType(bytes, at + header, end, view, u16be(bytes, at + protocolAt));
}

/** BSD loopback: the address family, in the byte order of the machine that wrote it (LOOP: network order). */
function loopback(bytes: Uint8Array, at: number, end: number, view: LinkView): UndecodedReason | null {
  if (end - at < 4) return 'cut-short';
  const big = i32be(bytes, at);
  const family = big > 0 && big < 256 ? big : i32le(bytes, at);
  return FAMILIES.includes(family) ? byVersion(bytes, at + 4, end, view) : 'ether-type';
}

function byVersion(bytes: Uint8Array, at: number, end: number, view: LinkView): UndecodedReason | null {
  if (at >= end) return 'cut-short';
  const version = (bytes[at] ?? 0) >> 4;
  if (version !== 4 && version !== 6) return 'bad-ip-header';
  view.version = version;
  view.at = at;
  return null;
}

function ciscoHdlc(bytes: Uint8Array, at: number, end: number, view: LinkView): UndecodedReason | null {
  return end - at < 4 ? 'cut-short' : etherType(bytes, at + 4, end, view, u16be(bytes, at + 2));
}

/** RFC 1661 section 2 and RFC 1662 section 3.1: address and control may be left out, the protocol may be one octet. */
function ppp(bytes: Uint8Array, at: number, end: number, view: LinkView): UndecodedReason | null {
  let next = at;
  if (end - next < 2) return 'cut-short';
  const first = bytes[next] ?? 0;
  // RFC 1547 (Cisco HDLC) shares the link type: unicast 0x0f, broadcast 0x8f.
  if ((first === 0x0f || first === 0x8f) && bytes[next + 1] === 0) {
    return ciscoHdlc(bytes, next, end, view);
  }
  if (first === 0xff && bytes[next + 1] === 0x03) next += 2;
  if (end - next < 2) return 'cut-short';
  const short = ((bytes[next] ?? 0) & 1) !== 0;
  const protocol = short ? (bytes[next] ?? 0) : u16be(bytes, next);
  if (protocol !== 0x21 && protocol !== 0x57) return 'ether-type';
  return byVersion(bytes, next + (short ? 1 : 2), end, view);
}

function etherType(bytes: Uint8Array, at: number, end: number, view: LinkView, type: number): UndecodedReason | null {
  let next = at;
  let kind = type;
  for (let tags = 0; VLAN_TAGS.includes(kind); tags++) {
    if (tags === MAX_TAGS) return 'too-deep';
    if (end - next < 4) return 'cut-short';
    kind = u16be(bytes, next + 2);
    next += 4;
  }
  if (kind === ETHER_IPV4 || kind === ETHER_IPV6) return byVersion(bytes, next, end, view);
  if (kind === ETHER_ARP || kind === ETHER_RARP) return 'arp';
  if (kind === ETHER_PPPOE) return end - next < 6 ? 'cut-short' : ppp(bytes, next + 6, end, view);
  return kind <= LARGEST_LENGTH ? llc(bytes, next, end, view) : 'ether-type';
}

/** IEEE 802.2; only SNAP (RFC 1042) can hold IP. */
function llc(bytes: Uint8Array, at: number, end: number, view: LinkView): UndecodedReason | null {
  if (end - at < 8 || u16be(bytes, at) !== 0xaaaa || i32be(bytes, at + 2) >>> 8 !== 0x030000) return 'llc';
  const kind = u16be(bytes, at + 6);
  return kind === ETHER_IPV4 || kind === ETHER_IPV6 ? byVersion(bytes, at + 8, end, view) : 'llc';
}

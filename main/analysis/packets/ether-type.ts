import { i32be, u16be } from '../bytes/plain.ts';
import { type LinkView, goDeeper } from './link-view.ts';
import type { UndecodedReason } from './segment.ts';

/** Numbers of the IEEE registry of EtherTypes unless another source stands beside. */
export const ETHER_IPV4 = 0x0800;
export const ETHER_IPV6 = 0x86dd;
export const ETHER_BRIDGED = 0x6558; // RFC 1701: an Ethernet frame follows
export const ETHER_MPLS = 0x8847;
export const ETHER_MPLS_MULTICAST = 0x8848;
export const ETHER_PPP = 0x880b; // RFC 2637
const ETHER_ARP = 0x0806;
const ETHER_RARP = 0x8035;
const ETHER_PPPOE = 0x8864; // RFC 2516, session stage
const ETHER_EAPOL = 0x888e; // IEEE 802.1X
const ETHER_MACSEC = 0x88e5; // IEEE 802.1AE
const ETHER_PROVIDER = 0x88e7; // IEEE 802.1ah: a tag of 4 octets, then the customer's whole frame
const ETHER_VN_TAG = 0x8926; // Cisco: 4 octets, then a type

/** IEEE 802.1Q, 802.1ad, and three numbers that were used before 802.1ad. */
function isVlanTag(type: number): boolean {
  return type === 0x8100 || type === 0x88a8 || type === 0x9100 || type === 0x9200 || type === 0x9300;
}

/** What bridges and adapters say to one another; no address of the network layer, nothing of any app. */
function isLinkControl(type: number): boolean {
  switch (type) {
    case 0x8808: // pause frames, IEEE 802.3 annex 31
    case 0x8809: // slow protocols: link aggregation, OAM
    case 0x8863: // PPPoE discovery, RFC 2516
    case 0x88cc: // LLDP, IEEE 802.1AB
    case 0x88e1: // HomePlug AV
    case 0x8902: // connectivity fault management, IEEE 802.1Q
    case 0x890d: // IEEE 802.11 between access points: roaming, tunnelled direct links
    case 0x8912: // HomePlug, Mediaxtream
    case 0x893a: // IEEE 1905.1, home network control
    case 0x88f5: // MVRP
    case 0x88f6: // MMRP
    case 0x88f7: // time, IEEE 1588
    case 0x8899: // Realtek: loop detection
    case 0x9000: // loop test, Ethernet version 2
    case 0x9003: // loop detection
      return true;
    default:
      return false;
  }
}

/** IEEE 802.3: a number up to 1500 is a length, and an LLC header follows. */
const LARGEST_LENGTH = 1500;
/** Two tags are QinQ; more are seen in tests of carriers only. */
const MAX_TAGS = 8;

export function readEthernet(bytes: Uint8Array, at: number, end: number, view: LinkView): UndecodedReason | null {
  if (end - at < 14) return 'cut-short';
  view.toMany = ((bytes[at] ?? 0) & 1) !== 0; // IEEE 802: the group bit
  return readEtherType(bytes, at + 14, end, view, u16be(bytes, at + 12));
}

/** Reads on behind an EtherType (or the length that may stand in its place). */
export function readEtherType(
  bytes: Uint8Array,
  at: number,
  end: number,
  view: LinkView,
  type: number,
): UndecodedReason | null {
  if (type === ETHER_IPV4 || type === ETHER_IPV6) return readByVersion(bytes, at, end, view);
  let next = at;
  let kind = type;
  for (let tags = 0; isVlanTag(kind) || kind === ETHER_VN_TAG; tags++) {
    const size = kind === ETHER_VN_TAG ? 6 : 4;
    if (tags === MAX_TAGS) return 'too-deep';
    if (end - next < size) return 'cut-short';
    kind = u16be(bytes, next + size - 2);
    next += size;
  }
  return readTagged(bytes, next, end, view, kind);
}

function readTagged(bytes: Uint8Array, at: number, end: number, view: LinkView, kind: number): UndecodedReason | null {
  if (kind <= LARGEST_LENGTH) return readLlc(bytes, at, end, view);
  switch (kind) {
    case ETHER_IPV4:
    case ETHER_IPV6:
      return readByVersion(bytes, at, end, view);
    case ETHER_ARP:
    case ETHER_RARP:
      view.at = at;
      return 'arp';
    case ETHER_PPPOE:
      return readPppoe(bytes, at, end, view);
    case ETHER_PPP:
      return goDeeper(view) ? view.nesting.ppp(bytes, at, end, view) : 'too-deep';
    case ETHER_MPLS:
    case ETHER_MPLS_MULTICAST:
      return goDeeper(view) ? view.nesting.mpls(bytes, at, end, view) : 'too-deep';
    case ETHER_PROVIDER:
      return goDeeper(view) ? readEthernet(bytes, at + 4, end, view) : 'too-deep';
    case ETHER_BRIDGED:
      return goDeeper(view) ? readEthernet(bytes, at, end, view) : 'too-deep';
    case ETHER_EAPOL:
      return 'eapol';
    case ETHER_MACSEC:
      return 'macsec';
    default:
      return isLinkControl(kind) ? 'link-control' : 'ether-type';
  }
}

/** IP without a number that says which: its own first four bits do. */
export function readByVersion(bytes: Uint8Array, at: number, end: number, view: LinkView): UndecodedReason | null {
  if (at >= end) return 'cut-short';
  const version = (bytes[at] ?? 0) >> 4;
  if (version !== 4 && version !== 6) return 'bad-ip-header';
  view.version = version;
  view.at = at;
  return null;
}

/** RFC 2516 section 4: version and type, code (0: the session's data), session, length. */
function readPppoe(bytes: Uint8Array, at: number, end: number, view: LinkView): UndecodedReason | null {
  if (end - at < 6) return 'cut-short';
  if (bytes[at] !== 0x11 || bytes[at + 1] !== 0) return 'link-control';
  return goDeeper(view) ? view.nesting.ppp(bytes, at + 6, end, view) : 'too-deep';
}

/** IEEE 802.2. IP stands behind SNAP (RFC 1042; 802.1H for tunnelled types) or behind its own service access point. */
export function readLlc(bytes: Uint8Array, at: number, end: number, view: LinkView): UndecodedReason | null {
  if (end - at < 3) return 'llc';
  const points = u16be(bytes, at);
  if (points === 0x0606 && bytes[at + 2] === 0x03) return readByVersion(bytes, at + 3, end, view);
  if (points !== 0xaaaa || end - at < 8) return 'llc';
  const organisation = i32be(bytes, at + 2); // control, then three octets
  if (organisation !== 0x03000000 && organisation !== 0x030000f8) return 'llc';
  const kind = u16be(bytes, at + 6);
  return kind > LARGEST_LENGTH && goDeeper(view) ? readEtherType(bytes, at + 8, end, view, kind) : 'llc';
}

import { i32be, u16be } from '../bytes/plain.ts';
import { ETHER_BRIDGED, readByVersion, readEtherType, readEthernet } from './ether-type.ts';
import { holdsIp } from './holds-ip.ts';
import type { LinkView } from './link-view.ts';
import { readMpls } from './mpls.ts';
import { readPpp } from './ppp.ts';
import { readCapwap } from './capwap.ts';
import type { Segment } from './segment.ts';

/** IANA's service names; 8472 is what Linux took for VXLAN before it had a number. */
const L2TP = 1701;
const GTP_USER = 2152;
const TEREDO = 3544;
const VXLAN = 4789;
const VXLAN_GPE = 4790;
const CAPWAP_DATA = 5247;
const GENEVE = 6081;
const MPLS_IN_UDP = 6635; // RFC 7510
const VXLAN_LINUX = 8472;

/** One bit per port modulo 1024: says "no" to nearly every datagram after two reads. */
const MAYBE = new Uint8Array(1024);
for (const port of [L2TP, GTP_USER, TEREDO, VXLAN, VXLAN_GPE, CAPWAP_DATA, GENEVE, MPLS_IN_UDP, VXLAN_LINUX]) {
  MAYBE[port & 1023] = 1;
}

/** RFC 7348 section 5: one flag is set, all else but the network's number is 0. Long enough to be told by content. */
const VXLAN_MARK = 0x08000000;
const VXLAN_HEADER = 8;

/** Does the datagram's payload hold a packet? Then `view` says where. Only where the tunnel's header is right and an IP
 *  packet stands behind it: everything else stays what it is, a datagram of its flow. */
export function opensUdpTunnel(segment: Segment, view: LinkView): boolean {
  const { sourcePort, destinationPort, bytes, at, length } = segment;
  const marked = length > VXLAN_HEADER && i32be(bytes, at) === VXLAN_MARK && bytes[at + 7] === 0;
  if (!marked && MAYBE[sourcePort & 1023] === 0 && MAYBE[destinationPort & 1023] === 0) return false;
  const end = at + length;
  const wireEnd = at + segment.wireLength;
  view.begin();
  const opened =
    (marked && readEthernet(bytes, at + VXLAN_HEADER, end, view) === null) ||
    opensAs(destinationPort, bytes, at, end, wireEnd, view) ||
    opensAs(sourcePort, bytes, at, end, wireEnd, view);
  return opened && holdsIp(bytes, view.at, end, wireEnd, view.version);
}

function opensAs(port: number, bytes: Uint8Array, at: number, end: number, wireEnd: number, view: LinkView): boolean {
  if (end - at < 8) return false; // the shortest of the headers is longer, or leaves no room for IP
  switch (port) {
    case GTP_USER:
      return opensGtp(bytes, at, end, wireEnd, view);
    case VXLAN:
    case VXLAN_LINUX:
      // The group policy extension (draft-smith-vxlan-group-policy) sets another bit and fills a reserved field.
      return (
        ((bytes[at] ?? 0) & 0x7f) === 0x08 && bytes[at + 7] === 0 && readEthernet(bytes, at + 8, end, view) === null
      );
    case VXLAN_GPE:
      return opensGpe(bytes, at, end, view);
    case GENEVE:
      return opensGeneve(bytes, at, end, view);
    case CAPWAP_DATA:
      return readCapwap(bytes, at, end, view);
    case L2TP:
      return opensL2tp(bytes, at, end, view);
    case TEREDO:
      return opensTeredo(bytes, at, end, view);
    case MPLS_IN_UDP:
      return readMpls(bytes, at, end, view) === null;
    default:
      return false;
  }
}

/** 3GPP TS 29.281 section 5: version 1, GTP (not GTP'), a T-PDU; its length counts what follows the first 8 octets. */
function opensGtp(bytes: Uint8Array, at: number, end: number, wireEnd: number, view: LinkView): boolean {
  const flags = bytes[at] ?? 0;
  if ((flags & 0xf0) !== 0x30 || bytes[at + 1] !== 0xff || u16be(bytes, at + 2) !== wireEnd - at - 8) return false;
  let next = at + 8;
  if ((flags & 0x07) !== 0) next += 4;
  let extension = (flags & 0x04) !== 0 ? (bytes[at + 11] ?? 0) : 0;
  for (let count = 0; extension !== 0; count++) {
    const size = (bytes[next] ?? 0) * 4;
    if (count === MAX_EXTENSIONS || size === 0 || next + size > end) return false;
    next += size;
    extension = bytes[next - 1] ?? 0;
  }
  return readByVersion(bytes, next, end, view) === null;
}

/** GTP's extension headers: 5G puts one or two. */
const MAX_EXTENSIONS = 8;

/** draft-ietf-nvo3-vxlan-gpe: the last octet of the first word names what follows. */
function opensGpe(bytes: Uint8Array, at: number, end: number, view: LinkView): boolean {
  if (((bytes[at] ?? 0) & 0xfc) !== 0x0c || bytes[at + 7] !== 0) return false;
  const next = bytes[at + 3];
  if (next === 3) return readEthernet(bytes, at + 8, end, view) === null;
  return (next === 1 || next === 2) && readByVersion(bytes, at + 8, end, view) === null;
}

/** RFC 8926 section 3.4: version 0, options by their length in words, six reserved bits and a reserved octet. */
function opensGeneve(bytes: Uint8Array, at: number, end: number, view: LinkView): boolean {
  const first = bytes[at] ?? 0;
  if (first >> 6 !== 0 || ((bytes[at + 1] ?? 0) & 0x3f) !== 0 || bytes[at + 7] !== 0) return false;
  const next = at + 8 + (first & 0x3f) * 4;
  if (next >= end) return false;
  const type = u16be(bytes, at + 2);
  if (type === ETHER_BRIDGED) return readEthernet(bytes, next, end, view) === null;
  return readEtherType(bytes, next, end, view, type) === null;
}

/** RFC 2661 section 3.1: a data message of version 2; PPP follows. */
function opensL2tp(bytes: Uint8Array, at: number, end: number, view: LinkView): boolean {
  const flags = u16be(bytes, at);
  if ((flags & 0x8000) !== 0 || (flags & 0x34ff) !== 0x0002) return false; // control; reserved bits, version
  let next = at + 6;
  if ((flags & 0x4000) !== 0) next += 2; // length
  if ((flags & 0x0800) !== 0) next += 4; // sequence numbers
  if ((flags & 0x0200) !== 0) next += 2 + u16be(bytes, next); // offset
  return next < end && readPpp(bytes, next, end, view) === null;
}

/** RFC 4380 section 5.1.1: authentication and origin may stand before the IPv6 packet. A packet with nothing in it (a
 *  "bubble", section 2.8) stays with the flow whose path it keeps open. */
function opensTeredo(bytes: Uint8Array, at: number, end: number, view: LinkView): boolean {
  let next = at;
  if (u16be(bytes, next) === 1) next += 13 + (bytes[next + 2] ?? 0) + (bytes[next + 3] ?? 0);
  if (end - next >= 8 && u16be(bytes, next) === 0) next += 8;
  return readByVersion(bytes, next, end, view) === null && view.version === 6;
}

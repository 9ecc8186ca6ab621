import { u16be } from '../bytes/plain.ts';
import { readByVersion, readEtherType } from './ether-type.ts';
import { type LinkView, goDeeper } from './link-view.ts';
import { readMpls } from './mpls.ts';
import type { UndecodedReason } from './segment.ts';

/** IANA's PPP protocol numbers. */
const PPP_IPV4 = 0x0021;
const PPP_IPV6 = 0x0057;
const PPP_COMPRESSED = 0x00fd; // RFC 1962; MPPE, RFC 3078, hides in it, too
const PPP_LINK_COMPRESSED = 0x00fb;
const PPP_MULTILINK = 0x003d; // RFC 1990
const PPP_VAN_JACOBSON = 0x002d; // RFC 1144, TCP with its header squeezed
const PPP_VAN_JACOBSON_PLAIN = 0x002f;
const PPP_MPLS = 0x0281; // RFC 3032
const PPP_MPLS_MULTICAST = 0x0283;
const PPP_PASSWORD = 0xc023; // RFC 1334
const PPP_CHALLENGE = 0xc223; // RFC 1994
const PPP_EAP = 0xc227; // RFC 3748
/** RFC 1661 section 2: from here on a protocol sets the link or a network protocol up. */
const PPP_FIRST_CONTROL = 0x8000;

/** RFC 1661 section 2 and RFC 1662 section 3.1: address and control may be left out, the protocol may be one octet. */
export function readPpp(bytes: Uint8Array, at: number, end: number, view: LinkView): UndecodedReason | null {
  let next = at;
  if (end - next < 2) return 'cut-short';
  const first = bytes[next] ?? 0;
  // RFC 1547 (Cisco HDLC) shares the link type: unicast 0x0f, broadcast 0x8f.
  if ((first === 0x0f || first === 0x8f) && bytes[next + 1] === 0) return readCiscoHdlc(bytes, next, end, view);
  if (first === 0xff && bytes[next + 1] === 0x03) next += 2;
  if (end - next < 2) return 'cut-short';
  const short = ((bytes[next] ?? 0) & 1) !== 0;
  const protocol = short ? (bytes[next] ?? 0) : u16be(bytes, next);
  next += short ? 1 : 2;
  switch (protocol) {
    case PPP_IPV4:
    case PPP_IPV6:
      return readByVersion(bytes, next, end, view);
    case PPP_MPLS:
    case PPP_MPLS_MULTICAST:
      return goDeeper(view) ? readMpls(bytes, next, end, view) : 'too-deep';
    case PPP_PASSWORD:
    case PPP_CHALLENGE:
    case PPP_EAP:
      return 'ppp-login';
    case PPP_COMPRESSED:
    case PPP_LINK_COMPRESSED:
    case PPP_MULTILINK:
    case PPP_VAN_JACOBSON:
    case PPP_VAN_JACOBSON_PLAIN:
      return 'ppp-compressed';
    default:
      return protocol >= PPP_FIRST_CONTROL ? 'link-control' : 'ether-type';
  }
}

/** RFC 1547 section 4.3.1: address, control, then an EtherType. Two numbers are Cisco's own talk here. */
export function readCiscoHdlc(bytes: Uint8Array, at: number, end: number, view: LinkView): UndecodedReason | null {
  if (end - at < 4) return 'cut-short';
  const type = u16be(bytes, at + 2);
  if (type === 0x8035 || type === 0x2000) return 'link-control'; // SLARP; CDP
  return goDeeper(view) ? readEtherType(bytes, at + 4, end, view, type) : 'too-deep';
}

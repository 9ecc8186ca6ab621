import { i32be, u16be } from '../bytes/plain.ts';
import {
  ETHER_BRIDGED,
  ETHER_IPV4,
  ETHER_IPV6,
  ETHER_MPLS,
  ETHER_MPLS_MULTICAST,
  ETHER_PPP,
  readEtherType,
  readEthernet,
} from './ether-type.ts';
import type { LinkView } from './link-view.ts';
import { readPpp } from './ppp.ts';
import type { NothingInside, UndecodedReason } from './segment.ts';

/** RFC 2784 section 2, RFC 2890 section 2. */
const CHECKSUM = 0x8000;
const ROUTING = 0x4000; // RFC 1701 only
const KEY = 0x2000;
const SEQUENCE = 0x1000;
const VERSION = 0x0007;
/** RFC 2637 section 4.1: version 1, as PPTP has it. */
const ACKNOWLEDGED = 0x0080;

/** ERSPAN, draft-foschiano-erspan: type I has no header of its own and no sequence number; type II 8 octets; type III 12,
 *  and 8 more where its last bit says so. */
const ERSPAN = 0x88be;
const ERSPAN_3 = 0x22eb;
const WCCP = 0x883e; // redirected web requests: IP, behind 4 octets in version 2

/** Finds the packet in a GRE packet at `at`. Null: `view` says where; else why there is none to read. */
export function readGre(
  bytes: Uint8Array,
  at: number,
  end: number,
  view: LinkView,
): UndecodedReason | NothingInside | null {
  if (end - at < 4) return 'cut-short';
  const flags = u16be(bytes, at);
  const type = u16be(bytes, at + 2);
  const version = flags & VERSION;
  if (version === 1) return type === ETHER_PPP ? readPptp(bytes, at, end, view, flags) : 'gre-payload';
  if (version !== 0 || (flags & ROUTING) !== 0) return 'gre-payload';
  let next = at + 4;
  if ((flags & CHECKSUM) !== 0) next += 4;
  if ((flags & KEY) !== 0) next += 4;
  if ((flags & SEQUENCE) !== 0) next += 4;
  if (next > end) return 'cut-short';
  return inside(bytes, next, end, view, type, (flags & SEQUENCE) !== 0);
}

function inside(
  bytes: Uint8Array,
  at: number,
  end: number,
  view: LinkView,
  type: number,
  sequenced: boolean,
): UndecodedReason | NothingInside | null {
  switch (type) {
    case ETHER_IPV4:
    case ETHER_IPV6:
    case ETHER_MPLS:
    case ETHER_MPLS_MULTICAST:
      return readEtherType(bytes, at, end, view, type);
    case ETHER_BRIDGED: // also NVGRE, RFC 7637
      return readEthernet(bytes, at, end, view);
    case ETHER_PPP:
      return readPpp(bytes, at, end, view);
    case ERSPAN:
      return readEthernet(bytes, sequenced ? at + 8 : at, end, view);
    case ERSPAN_3:
      return readEthernet(bytes, at + (((bytes[at + 11] ?? 0) & 1) !== 0 ? 20 : 12), end, view);
    case WCCP:
      return readEtherType(bytes, (bytes[at] ?? 0) >> 4 === 4 ? at : at + 4, end, view, ETHER_IPV4);
    case 0: // Cisco's keep-alive
      return 'nothing-inside';
    default:
      return 'gre-payload';
  }
}

function readPptp(
  bytes: Uint8Array,
  at: number,
  end: number,
  view: LinkView,
  flags: number,
): UndecodedReason | NothingInside | null {
  if (end - at < 8) return 'cut-short';
  let next = at + 8;
  if ((flags & SEQUENCE) !== 0) next += 4;
  if ((flags & ACKNOWLEDGED) !== 0) next += 4;
  const length = i32be(bytes, at + 4) >>> 16;
  if (length === 0 || (flags & SEQUENCE) === 0) return 'nothing-inside';
  return next > end ? 'cut-short' : readPpp(bytes, next, end, view);
}

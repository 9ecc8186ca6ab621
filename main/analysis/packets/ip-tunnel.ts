import { readByVersion, readEthernet } from './ether-type.ts';
import { readGre } from './gre.ts';
import { ETHER_IN_IP, GRE, IP4_IN_IP, IP6_IN_IP, MPLS_IN_IP } from './ip-protocol.ts';
import type { LinkView } from './link-view.ts';
import { readMpls } from './mpls.ts';
import type { NothingInside, UndecodedReason } from './segment.ts';

/** Finds the packet inside a tunnel that an IP protocol number names. Null: `view` says where; else why there is none. */
export function readIpTunnel(
  protocol: number,
  bytes: Uint8Array,
  at: number,
  end: number,
  view: LinkView,
): UndecodedReason | NothingInside | null {
  if (at >= end) return 'cut-short';
  switch (protocol) {
    case IP4_IN_IP:
    case IP6_IN_IP: {
      const reason = readByVersion(bytes, at, end, view);
      return reason ?? (view.version === (protocol === IP4_IN_IP ? 4 : 6) ? null : 'bad-ip-header');
    }
    case GRE:
      return readGre(bytes, at, end, view);
    case ETHER_IN_IP:
      // RFC 3378 section 3: version 3, twelve bits of 0.
      return bytes[at] === 0x30 && bytes[at + 1] === 0 ? readEthernet(bytes, at + 2, end, view) : 'ip-protocol';
    case MPLS_IN_IP:
      return readMpls(bytes, at, end, view);
    default:
      return 'ip-protocol';
  }
}

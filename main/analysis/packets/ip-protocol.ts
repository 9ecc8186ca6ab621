import { ICMP, ICMP6, TCP, UDP, type UndecodedReason } from './segment.ts';

/** Tunnels: IP in IP, RFC 2003 and RFC 4213; GRE, RFC 2784; EtherIP, RFC 3378; MPLS, RFC 4023. */
export const IP4_IN_IP = 4;
export const IP6_IN_IP = 41;
export const GRE = 47;
export const ETHER_IN_IP = 97;
export const MPLS_IN_IP = 137;
const ESP = 50;

/** Does this protocol hold a packet of another? */
export function isTunnel(protocol: number): boolean {
  switch (protocol) {
    case IP4_IN_IP:
    case IP6_IN_IP:
    case GRE:
    case ETHER_IN_IP:
    case MPLS_IN_IP:
      return true;
    default:
      return false;
  }
}

/** Names of flows without ports, by IANA's protocol numbers; `none` for what has ports: there the payload tells. */
export function nameOfIpProtocol(protocol: number): string {
  switch (protocol) {
    case TCP:
    case UDP:
      return 'none';
    case ICMP:
      return 'icmp';
    case ICMP6:
      return 'icmpv6';
    default:
      return NAMES.get(protocol) ?? `ip-${protocol}`;
  }
}

const NAMES: ReadonlyMap<number, string> = new Map([
  [2, 'igmp'],
  [IP4_IN_IP, 'ip-in-ip'],
  [8, 'egp'],
  [33, 'dccp'],
  [IP6_IN_IP, 'ipv6-in-ip'],
  [46, 'rsvp'],
  [GRE, 'gre'],
  [ESP, 'esp'],
  [51, 'ah'],
  [59, 'ipv6-nothing'],
  [88, 'eigrp'],
  [89, 'ospf'],
  [ETHER_IN_IP, 'etherip'],
  [103, 'pim'],
  [108, 'ipcomp'],
  [112, 'vrrp'],
  [113, 'pgm'],
  [115, 'l2tpv3'],
  [132, 'sctp'],
  [136, 'udp-lite'],
  [MPLS_IN_IP, 'mpls-in-ip'],
]);

/** Why the payload behind this number is not read. What routers and groups say to one another holds no content of an
 *  app; IPsec's is encrypted. */
export function reasonOfIpProtocol(protocol: number): UndecodedReason | null {
  switch (protocol) {
    case ESP:
      return 'esp';
    case 59: // "no next header", RFC 8200 section 4.7: nothing is there to read
      return null;
    case 2:
    case 8:
    case 46:
    case 88:
    case 89:
    case 103:
    case 112:
      return 'ip-control';
    default:
      return 'ip-protocol';
  }
}

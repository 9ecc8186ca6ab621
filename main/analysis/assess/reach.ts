import type { Flow } from '../model/flow.ts';
import type { Reach } from '../model/words.ts';
import { addressClass, type AddressClass, parseAddress } from '../bytes/address.ts';

/** Protocols that speak to the local network by their own standard. */
const LOCAL_PROTOCOLS: ReadonlySet<string> = new Set(['dhcp', 'mdns', 'llmnr', 'ssdp', 'nbns']);
/** Addresses that no router passes on. */
const NEVER_ROUTED: ReadonlySet<AddressClass> = new Set<AddressClass>([
  'loopback',
  'link-local',
  'multicast',
  'broadcast',
  'unspecified',
]);

/** Whether a flow left the local network. Two private addresses of one subnet are neighbours; of two subnets, a router
 *  stood between them and it cannot be said to have stayed. A capture does not tell the subnet's size: /24 (IPv4) and
 *  /64 (IPv6) are what home, office and hotspot networks use. */
export function reachOf(flow: Flow): Reach {
  if (LOCAL_PROTOCOLS.has(flow.protocol)) return 'local';
  const [server, client] = [addressClass(flow.server.ip), addressClass(flow.client.ip)];
  if (server === null || client === null || NEVER_ROUTED.has(server) || NEVER_ROUTED.has(client)) return 'local';
  // A carrier's customers reach each other through the carrier alone (RFC 6598).
  if (server !== 'private' || client !== 'private') return 'internet';
  return sameSubnet(flow.server.ip, flow.client.ip) ? 'local' : 'internet';
}

function sameSubnet(a: string, b: string): boolean {
  const [one, other] = [parseAddress(a), parseAddress(b)];
  if (!one || !other || one.version !== other.version) return false;
  if (one.version === 4) return one.words[3] >>> 8 === other.words[3] >>> 8;
  return one.words[0] === other.words[0] && one.words[1] === other.words[1];
}

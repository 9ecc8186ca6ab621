import type { OnLink } from '../flows/on-link.ts';
import type { Flow } from '../model/flow.ts';
import type { Reach } from '../model/words.ts';
import { type AddressClass, type AddressWords, classOfWords, parseAddress } from '../bytes/address.ts';

/** Protocols that speak to the local network by their own standard. */
const LOCAL_PROTOCOLS: ReadonlySet<string> = new Set([
  'dhcp',
  'mdns',
  'llmnr',
  'ssdp',
  'nbns',
  'netbios-datagram',
  'dhcpv6',
  'd-link-discovery',
  'mndp',
  'dropbox-lan',
  'ubiquiti-discovery',
  'ws-discovery',
]);
/** Addresses that no router passes on. */
const NEVER_ROUTED: ReadonlySet<AddressClass> = new Set<AddressClass>([
  'loopback',
  'link-local',
  'multicast',
  'broadcast',
  'unspecified',
]);

interface KnownAddress {
  readonly words: AddressWords | null;
  readonly kind: AddressClass | null;
}

/** Addresses whose class is remembered: a device talks to some hundred, and reading one's text costs more than the rest of
 *  closing a flow. */
const MOST_REMEMBERED = 4096;
const remembered = new Map<string, KnownAddress>();

function lookUp(ip: string): KnownAddress {
  const known = remembered.get(ip);
  if (known) return known;
  const words = parseAddress(ip);
  const found = { words, kind: words && classOfWords(words.version, ...words.words) };
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(ip, found);
  return found;
}

/** Whether a flow left the local network. Two private addresses are neighbours where one asked for the other on the link
 *  (ARP), and where they are of one subnet; of two subnets, a router stood between them and it cannot be said to have stayed.
 *  Where no question was captured the subnet's size is not known: /24 (IPv4) and /64 (IPv6) are what home, office and hotspot
 *  networks use.
 *  @param linked devices of one link; null: none are known */
export function reachOf(flow: Flow, linked: OnLink | null = null): Reach {
  if (LOCAL_PROTOCOLS.has(flow.protocol)) return 'local';
  const [server, client] = [lookUp(flow.server.ip), lookUp(flow.client.ip)];
  if (server.kind === null || client.kind === null) return 'local';
  if (NEVER_ROUTED.has(server.kind) || NEVER_ROUTED.has(client.kind)) return 'local';
  // A carrier's customers reach each other through the carrier alone (RFC 6598).
  if (server.kind !== 'private' || client.kind !== 'private') return 'internet';
  const isNear = sameSubnet(server.words, client.words) || linked?.has(flow.client.ip, flow.server.ip) === true;
  return isNear ? 'local' : 'internet';
}

function sameSubnet(one: AddressWords | null, other: AddressWords | null): boolean {
  if (!one || !other || one.version !== other.version) return false;
  if (one.version === 4) return one.words[3] >>> 8 === other.words[3] >>> 8;
  return one.words[0] === other.words[0] && one.words[1] === other.words[1];
}

import type { Knowledge, SharedNetworkRow } from '../../../knowledge/types.ts';
import { addressKind, parseIp } from './ip-number.ts';
import { sharedNetworkOf } from './shared-network.ts';

/** Whose network an address is registered to: a hosting fact. It says neither a place nor who runs the server. */
export interface NetworkOfAddress {
  readonly name: string;
  readonly asn: number;
  /** Name and date of the table that says so. */
  readonly source: string;
  /** The row of this network where it is a cloud, a CDN or known for anycast. */
  readonly shared: SharedNetworkRow | null;
}

export function networkOfAddress(
  ip: string,
  knowledge: Pick<Knowledge, 'networks' | 'sharedNetworks'>,
): NetworkOfAddress | null {
  const number = parseIp(ip);
  if (number === null || addressKind(number) !== 'public' || knowledge.networks === null) return null;
  const found = knowledge.networks.lookup(ip);
  if (found === null) return null;
  const shared = sharedNetworkOf(ip, found.asn, knowledge.sharedNetworks);
  const { name, asn } = found;
  return { name, asn, source: knowledge.networks.title, shared };
}

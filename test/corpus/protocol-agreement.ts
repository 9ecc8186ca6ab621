import type { ExpectedFlow } from './expected.ts';
import type { SeenRow } from './match.ts';
import { lineFor } from './protocol-map.ts';

/** `left-out`: nDPI's name is no target here; `why` is counted and printed. */
export type Agreement =
  | { readonly kind: 'compared'; readonly agrees: boolean }
  | { readonly kind: 'left-out'; readonly why: 'unknown-to-ndpi' | 'no-payload' | 'out-of-scope' | 'unmapped' };

/** A TCP or UDP packet with no payload is at most this long: Ethernet, two VLAN tags, IPv6, TCP with all its options. */
const LONGEST_EMPTY_PACKET = 14 + 8 + 40 + 60;

/** A flow without payload has a name in nDPI by its port or address alone; its content says nothing, so there is
 *  nothing to agree with. That it has none is taken from nDPI's own octet counts too, not from ours alone. */
export function compareProtocol(ours: readonly SeenRow[], flow: ExpectedFlow): Agreement {
  if (flow.protocol === null || flow.protocol === 'Unknown') return { kind: 'left-out', why: 'unknown-to-ndpi' };
  const line = lineFor(flow.protocol);
  if (line === null) return { kind: 'left-out', why: 'unmapped' };
  if (line.ours === null) return { kind: 'left-out', why: 'out-of-scope' };
  const isSilent = ours.every((row) => row.protocol === 'none') && canBeEmpty(flow);
  if (isSilent) return { kind: 'left-out', why: 'no-payload' };
  const accepted = line.ours;
  return { kind: 'compared', agrees: ours.some((row) => accepted.includes(row.protocol)) };
}

function canBeEmpty({ packetsAB, packetsBA, bytesAB, bytesBA }: ExpectedFlow): boolean {
  return bytesAB + bytesBA <= (packetsAB + packetsBA) * LONGEST_EMPTY_PACKET;
}

import type { Flow } from '../model/flow.ts';
import type { Dissector } from './dissector.ts';

/** Whom to ask about a first octet: one list per transport and octet, in the registry's order. */
interface Candidates {
  readonly tcp: readonly (readonly Dissector[])[];
  readonly udp: readonly (readonly Dissector[])[];
}

const known = new WeakMap<readonly Dissector[], Candidates>();
const OCTETS = 256;

/** The dissector with the highest score over 0, or of at least `least`; null where there is none. Ties: the first in the
 *  registry, so that the same bytes always go the same way. */
export function bestDissector(
  registry: readonly Dissector[],
  transport: 'tcp' | 'udp',
  first: Uint8Array,
  flow: Flow,
  least = 0,
): Dissector | null {
  let candidates = known.get(registry);
  if (!candidates) known.set(registry, (candidates = candidatesOf(registry)));
  let dissector: Dissector | null = null;
  let score = 0;
  for (const one of candidates[transport][first[0] ?? 0] ?? []) {
    const mine = one.recognise(first, flow);
    if (mine > score) {
      score = mine;
      dissector = one;
    }
  }
  return score >= least ? dissector : null;
}

function candidatesOf(registry: readonly Dissector[]): Candidates {
  const lists = (transport: 'tcp' | 'udp'): Dissector[][] =>
    Array.from({ length: OCTETS }, (_, octet) =>
      registry.filter(
        (one) => (one.transport === transport || one.transport === 'both') && (one.begins?.has(octet) ?? true),
      ),
    );
  return { tcp: lists('tcp'), udp: lists('udp') };
}

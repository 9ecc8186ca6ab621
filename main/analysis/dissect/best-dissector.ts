import type { Flow } from '../model/flow.ts';
import type { Dissector } from './dissector.ts';

/** The dissector with the highest score over 0, and its score. Ties: the first in the registry, so that the same bytes
 *  always go the same way. */
export function bestDissector(
  registry: readonly Dissector[],
  transport: 'tcp' | 'udp',
  first: Uint8Array,
  flow: Flow,
): { dissector: Dissector | null; score: number } {
  let dissector: Dissector | null = null;
  let score = 0;
  for (const one of registry) {
    if (one.transport !== transport && one.transport !== 'both') continue;
    const mine = one.recognise(first, flow);
    if (mine > score) {
      score = mine;
      dissector = one;
    }
  }
  return { dissector, score };
}

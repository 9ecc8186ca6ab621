import type { Confidence } from '../model/words.ts';
import type { WeakSign } from './detector.ts';

/** One weak hit of an own value, with the flow it stood in. */
export interface WeakSighting extends WeakSign {
  /** Which value, in which form: the same text for the same value and chain. */
  readonly what: string;
  readonly flow: number;
  /** Times it stood at this place of this flow's messages. */
  readonly count: number;
}

/** Flows that must hold the value at the same place of a message. By chance three do so 4 * 10^-7 times among 10^9
 *  random octets in messages of 100, two of them 5 * 10^-4 times. */
const SURE_FLOWS = 3;
const LIKELY_FLOWS = 2;
/** Messages of one flow: a constant of the connection (a random connection ID) would repeat the same accident, so this
 *  never makes a hit sure. */
const LIKELY_MESSAGES = 3;
/** Expected number of accidents in this capture from which on a single hit is no longer sure, and no longer likely. */
const SURE_ONE_IN = 1_000_000;
const LIKELY_ONE_IN = 1_000;

/** Weighs the weak hits of a whole capture. The order of sightings does not matter.
 *  @param searched octets in which own values were searched at any offset
 *  @param patterns how many weak patterns were searched (each value in each form)
 *  @returns for each sighting, in the order given */
export function weighWeak(sightings: readonly WeakSighting[], searched: number, patterns: number): Confidence[] {
  const groups = new Map<string, { flows: Set<number>; mostInOne: number }>();
  const messages = new Map<string, number>();
  const groupOf = ({ what, place }: WeakSighting): string => `${place} ${what}`;
  for (const one of sightings) {
    const group = groups.get(groupOf(one)) ?? { flows: new Set<number>(), mostInOne: 0 };
    groups.set(groupOf(one), group);
    group.flows.add(one.flow);
    const inFlow = `${one.flow} ${groupOf(one)}`;
    const count = (messages.get(inFlow) ?? 0) + one.count;
    messages.set(inFlow, count);
    group.mostInOne = Math.max(group.mostInOne, count);
  }
  return sightings.map((one) => {
    const group = groups.get(groupOf(one));
    const flows = group?.flows.size ?? 1;
    const trials = searched * patterns;
    const values = 2 ** one.bits;
    if (flows >= SURE_FLOWS || trials * SURE_ONE_IN <= values) return 'confirmed';
    if (flows >= LIKELY_FLOWS || (group?.mostInOne ?? 0) >= LIKELY_MESSAGES || trials * LIKELY_ONE_IN <= values)
      return 'likely';
    return 'possible';
  });
}

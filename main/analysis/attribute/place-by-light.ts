import type { DistanceSource } from '../../../knowledge/types.ts';
import type { PlaceOfAddress } from './place-of-address.ts';
import { isOutOfReach, onlyCountryInReach, type ProvenRoundTrip, reachOf } from './reach-of-light.ts';

type Placed = Pick<PlaceOfAddress, 'country' | 'certainty' | 'said'>;

/** What a round trip makes of a place. */
export interface PlaceByLight {
  readonly country: Placed['country'];
  readonly certainty: Placed['certainty'];
  /** Countries that a list named and that are too far away, each once. */
  readonly struck: readonly string[];
  /** No other country is near enough. */
  readonly isOnly: boolean;
  readonly reachKm: number;
}

/** Strikes what is too far; a long round trip strikes nothing. What is left of several answers is possible at most, and "in"
 *  is said only where one country alone is near enough and no list speaks against it. */
export function placeByLight(
  { country, certainty, said }: Placed,
  trip: ProvenRoundTrip,
  distances: DistanceSource,
): PlaceByLight {
  const answers = [...new Set(said.flatMap((one) => one.country ?? []))];
  const struck = answers.filter((answer) => isOutOfReach(answer, trip, distances));
  const only = onlyCountryInReach(trip, distances);
  const common = { struck, isOnly: only !== null, reachKm: reachOf(trip) };
  if (only !== null) return { ...common, country: only, certainty: struck.length === 0 ? 'in' : 'likely' };
  if (country === null || !struck.includes(country)) return { ...common, country, certainty };
  const left = answers.find((answer) => !struck.includes(answer)) ?? null;
  return { ...common, country: left, certainty: left === null ? 'unknown' : 'possibly' };
}

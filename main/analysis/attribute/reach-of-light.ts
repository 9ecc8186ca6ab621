import type { DistanceSource } from '../../../knowledge/types.ts';

/** Light in empty space goes 299.8 km in a millisecond; a round trip takes it there and back. Cables are a third slower, so
 *  this rules out too little, never too much. */
export const KM_PER_ROUND_TRIP_MS = 150;

/** A round trip that the server itself answered, from a country that the user named. */
export interface ProvenRoundTrip {
  readonly vantage: string;
  readonly micros: number;
}

/** How far away whoever answered can have been, in whole km. */
export function reachOf({ micros }: ProvenRoundTrip): number {
  return Math.ceil((micros / 1000) * KM_PER_ROUND_TRIP_MS);
}

/** Is every point of the country too far from every point of the vantage? False where the table lacks one of them. */
export function isOutOfReach(country: string, trip: ProvenRoundTrip, distances: DistanceSource): boolean {
  const least = distances.between(trip.vantage, country);
  return least !== null && least > reachOf(trip);
}

/** The one country of all in the table that is within reach; null: there are several. */
export function onlyCountryInReach(trip: ProvenRoundTrip, distances: DistanceSource): string | null {
  let only: string | null = null;
  for (const code of distances.codes) {
    if (isOutOfReach(code, trip, distances)) continue;
    if (only !== null) return null;
    only = code;
  }
  return only;
}

import type { Confidence, PlaceCertainty } from '../../model/words.ts';
import { isForeign, type ServerDetector } from './server-detector.ts';

/** How sure a place is bounds how sure the finding is: one database alone never reaches a verdict. */
const CONFIDENCE: Readonly<Record<PlaceCertainty, Confidence | null>> = {
  in: 'confirmed',
  likely: 'likely',
  possibly: 'possible',
  unknown: null,
};

/** A server that stands in a country which is foreign to the user. The operator's home is another fact. */
export const serverAbroad: ServerDetector = {
  id: 'server-abroad',
  version: 1,
  inspect({ place }, context) {
    const confidence = CONFIDENCE[place.certainty];
    if (place.country === null || confidence === null || !isForeign(place.country, context)) return null;
    return { kind: 'server-abroad', confidence, group: `${place.country} ${place.certainty}` };
  },
};

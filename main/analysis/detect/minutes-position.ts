import { DOT } from '../bytes/signs.ts';
import { WordSearch } from '../bytes/word-search.ts';
import { NONE, type Detector, type Hit } from './detector.ts';
import { hitOf, partOf } from './hit.ts';

/** Degrees and minutes with the letter of the half of the globe behind each, as NMEA 0183 writes a fix (`ddmm.mmmm,N,dddmm.mmmm,E`;
 *  gpsd.gitlab.io/gpsd/NMEA.html, "GGA"), and trackers that take it over, some without commas. */
const POSITION =
  /(?<![\d.])([0-8]\d)([0-5]\d\.\d{3,6}),?([NS]),?((?:0\d|1[0-7])\d)([0-5]\d\.\d{3,6}),?([EW])(?![A-Za-z])/g;
const SHORTEST = 'ddmm.mmmNdddmm.mmmE'.length;
const LONGEST = 4096;
/** Positions told per field: a track's first stretch. */
const MOST_POSITIONS = 256;
const SIGN = new WordSearch('N,', 'S,', 'N0', 'N1', 'S0', 'S1');

/** A place on the map as receivers of satellite navigation write it: the grammar is complete and used for nothing else. */
export const minutesPosition: Detector = {
  id: 'minutes-position',
  version: 1,
  needs: { least: SHORTEST, some: DOT },
  inspect(field, context) {
    if (!field.leaf || field.length < SHORTEST || field.length > LONGEST || field.path === 'unknown.bytes') return NONE;
    if (!SIGN.standsIn(field.bytes, field.at, field.at + field.length)) return NONE;
    const text = field.text();
    const hits: Hit[] = [];
    for (const { 0: raw, 2: north, 5: east, index } of text.matchAll(POSITION)) {
      // A receiver without a fix writes zeros.
      if (Number(north) === 0 && Number(east) === 0) continue;
      const part = partOf(field, text, index, index + raw.length);
      hits.push(hitOf(field, context, { type: 'location', confidence: 'likely', reason: 'shape', raw, part }));
      if (hits.length === MOST_POSITIONS) break;
    }
    return hits.length === 0 ? NONE : hits;
  },
};

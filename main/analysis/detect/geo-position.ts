import { COLON as COLON_SIGN } from '../bytes/signs.ts';
import { placeOf } from '../bytes/scan.ts';
import { decodeLatin1, isAlphanumeric } from '../bytes/text.ts';
import type { Field } from '../model/field.ts';
import { NONE, type Detector, type Hit } from './detector.ts';
import { hitOf } from './hit.ts';

/** RFC 5870 section 3.3, the default system (WGS-84): latitude, longitude, altitude, then parameters. Three decimals or
 *  more, as for `coordinate` (shapes.ts): fewer name a region, not a place. */
const URI =
  /^geo:((-?\d{1,2}\.\d{3,17}),(-?\d{1,3}\.\d{3,17}))(?:,-?\d{1,6}(?:\.\d{1,17})?)?(?!\d|[.,]\d)(?:;crs=([\w-]{1,32}))?/i;
/** Octets of the longest URI that the expression reads. */
const LONGEST_URI = 128;
const SHORTEST_URI = 'geo:1.000,1.000'.length;
/** Positions told per field: a track's first stretch. */
const MOST_POSITIONS = 256;
const COLON = 0x3a;

/** A place on the map in the URI made for it, as chat apps send a shared position: the grammar is complete and used for
 *  nothing else. Whose place it is cannot be seen. Blind to other systems of coordinates. */
export const geoPosition: Detector = {
  id: 'geo-position',
  version: 1,
  needs: { some: COLON_SIGN },
  inspect(field, context) {
    // The printable runs of unknown bytes come as fields of their own, whole and once.
    if (field.length < SHORTEST_URI || !field.leaf || field.path === 'unknown.bytes') return NONE;
    let hits: Hit[] | null = null;
    const end = field.at + field.length;
    for (let colon = nextColon(field, field.at); colon < end; colon = nextColon(field, colon + 1)) {
      const at = colon - 'geo'.length;
      const raw = positionAt(field, at);
      if (raw === null) continue;
      const part = { at: at + 'geo:'.length, length: raw.length };
      hits ??= [];
      hits.push(hitOf(field, context, { type: 'location', confidence: 'likely', reason: 'shape', raw, part }));
      if (hits.length === MOST_POSITIONS) break;
    }
    return hits ?? NONE;
  },
};

function nextColon({ bytes, at, length }: Field, from: number): number {
  return placeOf(bytes, COLON, from, at + length);
}

/** `latitude,longitude` of the URI that begins at `at`; null where none does. */
function positionAt({ bytes, at: start, length }: Field, at: number): string | null {
  if (at < start || ((bytes[at] ?? 0) | 0x20) !== 0x67 || ((bytes[at + 1] ?? 0) | 0x20) !== 0x65) return null; // 'ge'
  if (at > start && isAlphanumeric(bytes[at - 1] ?? 0)) return null;
  const [, raw, latitude, longitude, system] =
    URI.exec(decodeLatin1(bytes, at, Math.min(at + LONGEST_URI, start + length))) ?? [];
  if (raw === undefined || (system !== undefined && system.toLowerCase() !== 'wgs84')) return null;
  const [north, east] = [Number(latitude), Number(longitude)];
  if (Math.abs(north) > 90 || Math.abs(east) > 180 || (north === 0 && east === 0)) return null;
  return raw;
}

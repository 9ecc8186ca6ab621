import { readFile } from 'node:fs/promises';
import iso from 'i18n-iso-countries';
import { feature } from 'topojson-client';
import type { Position } from 'geojson';
import { isCountryCode } from '../../../main/shell/services/country-codes.ts';
import { codesOf } from './parts.ts';

/** A closed line of [longitude, latitude] in degrees. */
export type Ring = readonly Position[];

type Topology = Parameters<typeof feature>[0];
type Countries = Extract<Topology['objects'][string], { type: 'GeometryCollection' }>;
const EMPTY = { type: 'GeometryCollection', geometries: [] } as const;

/** The outlines of every country by code (Natural Earth 4.1, 1:10 million, public domain, as the npm package
 *  world-atlas carries it). A part that two states claim counts for both: a distance then is shorter, never longer. */
export async function countryOutlines(modules: URL): Promise<ReadonlyMap<string, readonly Ring[]>> {
  const topology = JSON.parse(await readFile(new URL('world-atlas/countries-10m.json', modules), 'utf8')) as Topology;
  const { features } = feature(topology, (topology.objects['countries'] ?? EMPTY) as Countries);
  const outlines = new Map<string, Ring[]>();
  for (const { id, properties, geometry } of features) {
    if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') continue;
    const code = id === undefined ? null : (iso.numericToAlpha2(id) ?? null);
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    for (const polygon of polygons) {
      const outer = polygon[0];
      if (!outer) continue;
      for (const one of codesOf(code, String(properties?.['name']), outer).filter(isCountryCode))
        outlines.set(one, [...(outlines.get(one) ?? []), ...polygon]);
    }
  }
  return outlines;
}

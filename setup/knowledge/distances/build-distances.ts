import { readFile } from 'node:fs/promises';
import type { CountryDistances } from '../../../main/shell/services/country-distances.ts';
import { leastDistance, pointsOf } from './least-distance.ts';
import { countryOutlines } from './outlines.ts';

/** The least distance between any two points of every two countries, from outlines. Takes some minutes. */
export async function buildDistances(modules: URL): Promise<CountryDistances> {
  const { version } = JSON.parse(await readFile(new URL('world-atlas/package.json', modules), 'utf8')) as {
    version: string;
  };
  const outlines = await countryOutlines(modules);
  const codes = [...outlines.keys()].sort();
  const points = codes.map((code) => pointsOf(outlines.get(code) ?? []));
  return {
    name: 'Distances between countries',
    date: DATED,
    origin: `Outlines of Natural Earth 4.1.0, 1:10 million, public domain, as in npm package world-atlas ${version}`,
    codes,
    km: points.map((ours, row) => points.slice(0, row).map((theirs) => leastDistance(ours, theirs))),
  };
}

/** Natural Earth 4.1.0 is of this day. */
const DATED = '2018-05-21';

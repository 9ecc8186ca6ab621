import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '../../../main/shell/services/knowledge.ts';
import { countryDistancesSchema, openDistances } from '../../../main/shell/services/country-distances.ts';
import { leastDistance, pointsOf } from './least-distance.ts';
import { codesOf } from './parts.ts';

/** A square of one degree. */
const square = (west: number, south: number) => [
  [west, south],
  [west + 1, south],
  [west + 1, south + 1],
  [west, south + 1],
  [west, south],
];

describe('the least distance of two outlines', () => {
  test('is never more than the true one between their nearest points, and not much less', () => {
    // Nine degrees of the equator: 1,001 km.
    const least = leastDistance(pointsOf([square(0, 0)]), pointsOf([square(10, 0)]));
    expect(least).toBeLessThanOrEqual(1001);
    expect(least).toBeGreaterThan(930);
  });
  test('is none where they touch, and over the date line the short way', () => {
    expect(leastDistance(pointsOf([square(0, 0)]), pointsOf([square(1, 0)]))).toBe(0);
    expect(leastDistance(pointsOf([square(178, 0)]), pointsOf([square(-178, 0)]))).toBeLessThanOrEqual(334);
  });
  test('sees the middle of a long straight border', () => {
    const long = [
      [0, 0],
      [40, 0],
      [40, 0.1],
      [0, 0],
    ];
    expect(leastDistance(pointsOf([long]), pointsOf([square(20, 0.2)]))).toBeLessThan(30);
  });
});

test('parts overseas are apart, and what two states claim counts for both', () => {
  expect(codesOf('FR', 'France', square(2, 48))).toEqual(['FR']);
  expect(codesOf('FR', 'France', square(-54, 3))).toEqual(['GF']);
  expect(codesOf('NO', 'Norway', square(16, 78))).toEqual(['SJ']);
  expect(codesOf('NO', 'Norway', square(10, 60))).toEqual(['NO']);
  expect(codesOf('RU', 'Russia', square(34, 45))).toEqual(['RU', 'UA']);
  expect(codesOf('RU', 'Russia', square(37, 55))).toEqual(['RU']);
  expect(codesOf(null, 'Nowhere', square(0, 0))).toEqual([]);
});

describe('the table that is shipped', async () => {
  const { distances } = await loadKnowledge();
  const km = (a: string, b: string) => distances?.between(a, b);
  test('has every country once, and neighbours touch', () => {
    expect(distances?.codes).toHaveLength(250);
    for (const [a, b] of [
      ['FR', 'DE'],
      ['CN', 'HK'],
      ['CN', 'IN'],
      ['US', 'RU'],
      ['VA', 'IT'],
      ['ES', 'MA'],
    ] as const)
      expect([a, b, km(a, b)]).toEqual([a, b, 0]);
  });
  test('is under what maps say, whichever way it is asked', () => {
    // Cape Reinga to Norfolk Island some 750 km; Attu to Sakhalin and China's coast some 2,700; Dover to Calais 33.
    expect(km('NZ', 'NF')).toBeLessThan(780);
    expect(km('US', 'CN')).toBeLessThan(2800);
    expect(km('US', 'CN')).toBeGreaterThan(2400);
    expect(km('CN', 'US')).toBe(km('US', 'CN'));
    expect(km('FR', 'GB')).toBe(0);
    expect(km('FR', 'BR')).toBeGreaterThan(5000);
    expect(km('IN', 'IN')).toBe(0);
    expect(km('IN', 'ZZ')).toBeNull();
  });
});

test('a table with a missing distance is refused', () => {
  const table = { name: 'n', date: '2018-05-21', origin: 'o', codes: ['AD', 'AE'], km: [[], [4800]] };
  expect(openDistances(countryDistancesSchema.parse(table)).between('AE', 'AD')).toBe(4800);
  expect(countryDistancesSchema.safeParse({ ...table, km: [[], []] }).success).toBe(false);
  expect(countryDistancesSchema.safeParse({ ...table, codes: ['AD', 'QQ'] }).success).toBe(false);
});

import type { DistanceSource } from '../../../knowledge/types.ts';

/** @param km by `A-B`; both ways are the same */
export function distancesFixture(km: Readonly<Record<string, number>>): DistanceSource {
  const codes = [...new Set(Object.keys(km).flatMap((pair) => pair.split('-')))];
  return {
    name: 'distances',
    date: '2018-05-21',
    codes,
    between: (a, b) => (a === b && codes.includes(a) ? 0 : (km[`${a}-${b}`] ?? km[`${b}-${a}`] ?? null)),
  };
}

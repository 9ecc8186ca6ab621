import { describe, expect, test } from 'vitest';
import { distancesFixture } from './distances.fixture.ts';
import { placeByLight } from './place-by-light.ts';

const distances = distancesFixture({
  'IN-US': 9000,
  'IN-CN': 0,
  'US-CN': 2600,
  'NZ-IN': 8000,
  'NZ-US': 6000,
  'NZ-CN': 7000,
});
const said = (...countries: (string | null)[]) =>
  countries.map((country, i) => ({ source: `list ${i}`, date: '2026-06-01', country }));
const trip = (vantage: string, ms: number) => ({ vantage, micros: ms * 1000 });

describe('from India, 20 ms: 3,000 km', () => {
  test('strikes the United States where both lists say so: no place is left', () => {
    const place = { country: 'US', certainty: 'likely', said: said('US', 'US') } as const;
    expect(placeByLight(place, trip('IN', 20), distances)).toEqual({
      country: null,
      certainty: 'unknown',
      struck: ['US'],
      isOnly: false,
      reachKm: 3000,
    });
  });
  test('leaves the other list its answer, as a possibility', () => {
    const place = { country: 'US', certainty: 'possibly', said: said('US', 'CN') } as const;
    expect(placeByLight(place, trip('IN', 20), distances)).toMatchObject({
      country: 'CN',
      certainty: 'possibly',
      struck: ['US'],
    });
  });
  test('does not make the first list surer by striking the second', () => {
    const place = { country: 'CN', certainty: 'possibly', said: said('CN', 'US') } as const;
    expect(placeByLight(place, trip('IN', 20), distances)).toMatchObject({ country: 'CN', certainty: 'possibly' });
  });
});

test('a long round trip proves nothing', () => {
  const place = { country: 'US', certainty: 'likely', said: said('US', 'US') } as const;
  expect(placeByLight(place, trip('IN', 200), distances)).toMatchObject({
    country: 'US',
    certainty: 'likely',
    struck: [],
  });
});

test('"in" where one country alone is near enough, and "likely" where a list said another', () => {
  const none = { country: null, certainty: 'unknown', said: said(null, null) } as const;
  expect(placeByLight(none, trip('NZ', 10), distances)).toMatchObject({ country: 'NZ', certainty: 'in', isOnly: true });
  const other = { country: 'US', certainty: 'likely', said: said('US', 'US') } as const;
  expect(placeByLight(other, trip('NZ', 10), distances)).toMatchObject({
    country: 'NZ',
    certainty: 'likely',
    struck: ['US'],
  });
});

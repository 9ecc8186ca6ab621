import { expect, test } from 'vitest';
import type { PlaceCertainty } from '../../model/words.ts';
import { serverAbroad } from './server-abroad.ts';

const at = (country: string | null, certainty: PlaceCertainty, home: string | null = 'IN') =>
  serverAbroad.inspect({ place: { country, certainty }, operator: null }, { home, audience: [] });

test.each<[PlaceCertainty, string]>([
  ['in', 'confirmed'],
  ['likely', 'likely'],
  ['possibly', 'possible'],
])('%s the country: %s', (certainty, confidence) => {
  expect(at('CN', certainty)).toEqual({ kind: 'server-abroad', confidence, group: `CN ${certainty}` });
});

test.each<[string, ReturnType<typeof at>]>([
  ['a place that is not known', at('CN', 'unknown')],
  ['no country', at(null, 'in')],
  ['at home', at('IN', 'in')],
  ['no home was chosen', at('CN', 'in', null)],
])('nothing: %s', (_name, said) => {
  expect(said).toBeNull();
});

test('who runs it is another fact', () => {
  const operator = { id: 'x', homeCountry: 'CN' };
  expect(
    serverAbroad.inspect({ place: { country: 'IN', certainty: 'in' }, operator }, { home: 'IN', audience: [] }),
  ).toBeNull();
});

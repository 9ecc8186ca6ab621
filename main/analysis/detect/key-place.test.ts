import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { isSomebodysPlace } from './key-place.ts';

const told = (path: string, direction: 'out' | 'in'): boolean =>
  isSomebodysPlace(fieldOf('52.52001', { path, direction }));

test('what the program sends is its user’s place or what the user looks at; what a server answers may be a shop', () => {
  expect(told('http.query.lat', 'out')).toBe(true);
  expect(told('http.body.json.shop.lat', 'in')).toBe(false);
  expect(told('http.body.json.lat', 'in')).toBe(false);
  expect(told('http.body.json.drivers[].lat', 'in')).toBe(true);
  expect(told('http.body.json.benutzer.lat', 'in')).toBe(true);
  expect(told('http.body.json.user.geo.lat', 'in')).toBe(true);
});

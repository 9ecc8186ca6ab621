import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { said } from './context.fixture.ts';
import { writtenPlace } from './written-place.ts';

const found = (key: string, text: string): boolean =>
  said(writtenPlace, fieldOf(text, { key })).join() === `identifier-exposed likely location ${text}`;

test.each([
  ['lat', '52,520008'],
  ['lastKnownLatitude', '52.520008'],
  ['start_lng', '13.404954'],
  ['GPSLongitude', '-113.404954'],
  ['latE7', '525200081'],
  ['longitude_e6', '13404954'],
  ['lat_deg', '52.520008'],
  ['lat', '52°31\'12.0"N'],
  ['longitude', 'W 13° 24′'],
  ['location', '52.520008,13.404954'],
  ['loc', '52.520008;13.404954'],
  ['X-Geo-Position', '52.520008;13.404954;120'],
  ['user_position', '52.520008, 13.404954'],
  ['geo', 'POINT(13.404954 52.520008)'],
  ['gps', 'SRID=4326;POINT Z (13.404954 52.520008 35)'],
])('finds a place under %s as %s', (key, text) => expect(found(key, text)).toBe(true));

test('finds the two numbers of a list, and says which one it is', () => {
  const inside = '{"coordinates": [13.404954, 52.520008]}';
  const parts = { key: 'coordinates', path: 'http.body.json.coordinates[]', inside };
  expect(said(writtenPlace, fieldOf('13.404954', parts))).toHaveLength(1);
  expect(said(writtenPlace, fieldOf('52.520008', parts))).toHaveLength(1);
  const more = { ...parts, inside: '{"coordinates": [13.404954, 52.520008, 12.125, 4.125]}' };
  expect(said(writtenPlace, fieldOf('13.404954', more))).toEqual([]);
  expect(said(writtenPlace, fieldOf('13.404954', { ...parts, inside: '{"coordinates": [13.404954]}' }))).toEqual([]);
  expect(said(writtenPlace, fieldOf('0.404954', { ...parts, inside: '{"coordinates": [0.404954, 0.125]}' }))).toEqual(
    [],
  );
});

test.each([
  ['lat', '52,5'],
  ['lat', '152.520008'],
  ['lat', '0.000'],
  ['latE7', '525000000'], // whole thousandths: made up, or a region
  ['latE7', '1764000000'],
  ['lat', '525200081'], // of what?
  ['flat', '52.520008'],
  ['platform', '52.520008'],
  ['latency', '52.520008'],
  ['location', 'Berlin'],
  ['location', '0.520008,0.404954'],
  ['location', '/52.520008,13.404954/'],
  ['position', '52.520,13.404'], // a place on a screen has decimals, too
  ['location_accuracy', '52.520008,13.404954'],
  ['geo', 'POINT(1 2)'],
  ['loc', '152.520008,113.404954'],
])('stays silent under %s on %s', (key, text) => expect(said(writtenPlace, fieldOf(text, { key }))).toEqual([]));

test('a shop’s place in an answer is nobody’s', () => {
  const parts = { key: 'latE7', direction: 'in', path: 'http.body.json.shop.latE7' } as const;
  expect(said(writtenPlace, fieldOf('525200081', parts))).toEqual([]);
  expect(said(writtenPlace, fieldOf('525200081', { ...parts, path: 'http.body.json.driver.latE7' }))).toHaveLength(1);
});

test('a point of GML is a place (RFC 5491)', () => {
  const told = (key: string) => said(writtenPlace, fieldOf('42.5463 -73.2512', { key })).length;
  expect([told('gml:pos'), told('pos'), told('gml:posList'), told('pos_id')]).toEqual([1, 0, 0, 0]);
});

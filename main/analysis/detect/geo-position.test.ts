import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { contextOf, said } from './context.fixture.ts';
import { geoPosition } from './geo-position.ts';

const found = (...positions: string[]) => positions.map((one) => `identifier-exposed likely location ${one}`);

test.each([
  ['the example of RFC 5870 section 6.1', 'geo:48.2010,16.3695,183', '48.2010,16.3695'],
  ['an uncertainty', 'geo:13.4125,103.8667;u=35', '13.4125,103.8667'],
  ['the system by its name', 'GEO:-33.8688,151.2093;crs=WGS84;u=10', '-33.8688,151.2093'],
  ['a place inside a sentence', 'I am here: geo:52.5163,13.3777. Come!', '52.5163,13.3777'],
  ['a link', '<a href="geo:52.5163,13.3777">', '52.5163,13.3777'],
])('finds %s', (_name, text, position) => {
  expect(said(geoPosition, fieldOf(text))).toEqual(found(position));
});

test('marks the coordinates alone, and each of several', () => {
  const { context } = contextOf();
  const text = 'from geo:52.5163,13.3777 to geo:48.2010,16.3695';
  expect(said(geoPosition, fieldOf(text))).toEqual(found('52.5163,13.3777', '48.2010,16.3695'));
  const field = fieldOf(`näher: ${text}`);
  const [hit] = geoPosition.inspect(field, context);
  const { at, length } = hit?.part ?? { at: 0, length: 0 };
  expect(Buffer.from(field.bytes.subarray(at, at + length)).toString()).toBe('52.5163,13.3777');
});

test('tells a track up to its bound', () => {
  expect(said(geoPosition, fieldOf('geo:52.5163,13.3777 '.repeat(300)))).toHaveLength(256);
});

test('reads unknown bytes by their printable runs, not twice', () => {
  const text = 'geo:52.5163,13.3777';
  expect(said(geoPosition, fieldOf(text, { path: 'unknown.text', protocol: 'unknown' }))).toHaveLength(1);
  expect(said(geoPosition, fieldOf(text, { path: 'unknown.bytes', protocol: 'unknown', unclaimed: true }))).toEqual([]);
  expect(said(geoPosition, fieldOf(text, { leaf: false }))).toEqual([]);
});

test.each([
  'geo:0,0?q=Brandenburger+Tor', // Android's search, not a place
  'geo:0.000,0.000',
  'geo:52,13', // a region
  'geo:52.5,13.4',
  'geo:52.5163;u=35',
  'geo:91.0000,13.3777',
  'geo:52.5163,180.1000',
  'geo:52.5163,13.3777.5',
  'geo:32.4321,-110.1234;crs=nad27',
  'mygeo:52.5163,13.3777',
  'geo :52.5163,13.3777',
  'xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#"',
  'geo:lat',
  '52.5163,13.3777',
  'ge',
  ':',
  '',
])('stays silent on %s', (text) => {
  expect(said(geoPosition, fieldOf(text))).toEqual([]);
});

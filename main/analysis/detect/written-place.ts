import { DIGIT } from '../bytes/signs.ts';
import { decodeLatin1, isDigit, isSpace } from '../bytes/text.ts';
import type { Field } from '../model/field.ts';
import { NONE, type Detector } from './detector.ts';
import { hitOf } from './hit.ts';
import { inEnglish } from './key-languages.ts';
import { isSomebodysPlace } from './key-place.ts';
import { wordsOf } from './key-words.ts';
import { remembering } from './remembering.ts';

/** What a name says that its value is: one angle, written as a number of so many parts of a degree, or both. */
type Meaning =
  | { readonly is: 'angle'; readonly most: 90 | 180; readonly parts: number }
  | { readonly is: 'pair'; readonly decimals: number };

const SHORTEST = 5;
const LONGEST = 96;

/** Three decimals are about 100 metres: fewer name a region (as for `coordinate` in shapes.ts). */
const FEWEST_DECIMALS = 3;
const DECIMAL = /^[-+]?\d{1,3}[.,](\d{3,17})$/;
/** Degrees, minutes and seconds, with the letter of the half of the globe or a sign. */
const SEXAGESIMAL =
  /^-?(\d{1,3})[°º]\s?(\d{1,2})['′’]\s?(?:\d{1,2}(?:[.,]\d{1,6})?(?:"|″|''|”)\s?)?([NSEWO])?$|^([NSEW])\s?(\d{1,3})[°º]\s?(\d{1,2})['′’]/i;
/** OGC 06-103r4 section 7.2.2, "well-known text": the longitude first. */
const WELL_KNOWN =
  /^(?:SRID=4326;)?POINT\s?Z?\s?\(\s?(-?\d{1,3}\.\d{3,17})\s+(-?\d{1,2}\.\d{3,17})(?:\s+-?\d{1,6}(?:\.\d{1,17})?)?\s?\)$/i;
const PAIR =
  /^\(?\s?(-?\d{1,3}\.(\d{3,17}))\s?[,;|/ ]\s?(-?\d{1,3}\.(\d{3,17}))(?:[,;|/ ]\s?-?\d{1,6}(?:\.\d{1,17})?)?\s?\)?$/;

/** A place on the map under a name that says so, in the ways in which programs write one beside plain decimals (which
 *  `key-name` reads): with a comma, in degrees and minutes, as a whole number of millionths, as two numbers in a list
 *  (RFC 7946 section 3.1.1), or as well-known text. Whose place it is, is asked as there. */
export const writtenPlace: Detector = {
  id: 'written-place',
  version: 1,
  needs: { least: SHORTEST, some: DIGIT, named: (key) => meaningOf(key) !== null },
  inspect(field, context) {
    const { key, length } = field;
    if (key === null || length > LONGEST || !field.leaf || field.role !== 'value') return NONE;
    const meaning = meaningOf(key);
    if (meaning === null || !hasDigitSoon(field)) return NONE;
    const raw = field.text().trim();
    const isPlace = meaning.is === 'angle' ? isAngle(raw, meaning) : isPair(raw, meaning) || isInPair(field, raw);
    if (!isPlace || !isSomebodysPlace(field)) return NONE;
    return [hitOf(field, context, { type: 'location', confidence: 'likely', reason: 'key-name', raw })];
  },
};

const NORTH = new Set(['lat', 'latitude', 'latitud', 'breitengrad']);
const EAST = new Set(['lng', 'lon', 'longitude', 'longitud', 'langengrad', 'laengengrad']);
/** What stands behind the angle's name and says how it is written: `latE7`, `latitude_e6`, `lat_deg`. */
const SCALES: Readonly<Record<string, number>> = { e5: 1e5, e6: 1e6, e7: 1e7, micro: 1e6 };
const NO_SCALE = new Set(['deg', 'degree', 'degrees', 'value', 'str', 'string', 'dms', 'ref']);
const PLACES = new Set(
  (
    'coord coords coordinate coordinates geo geolocation geoloc geopoint geoposition gps latlng latlon latlong lnglat ' +
    'loc location lonlat whereabouts 位置 坐标 经纬度'
  ).split(' '),
);
/** A place on a screen goes by this name as well: more decimals are asked for. */
const ANY_PLACES = new Set(['position']);
const MANY_DECIMALS = 4;
/** Not of the thing itself. */
const NOT_PLACES = new Set('accuracy altitude bearing error heading radius speed time timestamp url'.split(' '));

const NOTHING = { is: 'nothing' } as const;
const known = remembering((key: string): Meaning | typeof NOTHING => {
  const words = wordsOf(key).map(inEnglish);
  if (words.length === 0 || words.some((word) => NOT_PLACES.has(word))) return NOTHING;
  return angleOf(words) ?? pairOf(words) ?? NOTHING;
});

function meaningOf(key: string): Meaning | null {
  const meaning = known(key);
  return meaning.is === 'nothing' ? null : meaning;
}

/** The last word but those that say how it is written: `start_lat`, `lastKnownLatitude`, `GPSLatitude`, `latE7`. */
function angleOf(words: readonly string[]): Meaning | null {
  let parts = 1;
  let last = words.length - 1;
  while (last > 0 && (NO_SCALE.has(words[last] ?? '') || Object.hasOwn(SCALES, words[last] ?? '')))
    parts = Math.max(parts, SCALES[words[last--] ?? ''] ?? 1);
  const [, stem = words[last] ?? '', scale] = /^([a-z]+)(e[567])$/.exec(words[last] ?? '') ?? [];
  if (scale !== undefined) parts = SCALES[scale] ?? 1;
  if (NORTH.has(stem)) return { is: 'angle', most: 90, parts };
  return EAST.has(stem) ? { is: 'angle', most: 180, parts } : null;
}

function pairOf(words: readonly string[]): Meaning | null {
  if (words.some((word) => PLACES.has(word)) || isOfGml(words)) return { is: 'pair', decimals: FEWEST_DECIMALS };
  return words.some((word) => ANY_PLACES.has(word)) ? { is: 'pair', decimals: MANY_DECIMALS } : null;
}

/** `gml:pos`: where somebody is, in a presence document (RFC 5491 section 5.2) and wherever else GML is spoken. */
function isOfGml(words: readonly string[]): boolean {
  return words.length === 2 && words[0] === 'gml' && words[1] === 'pos';
}

/** Before a string is made of it: numbers begin with a digit or a sign, or a word of well-known text goes before. */
function hasDigitSoon({ bytes, at, length }: Field): boolean {
  const end = at + Math.min(length, 'SRID=4326;POINT Z ( -'.length + 1);
  for (let i = at; i < end; i++) if (isDigit(bytes[i] ?? 0)) return true;
  return false;
}

function isAngle(raw: string, { most, parts }: Meaning & { is: 'angle' }): boolean {
  if (parts > 1 && /^-?\d{5,10}$/.test(raw)) {
    const degrees = Math.abs(Number(raw)) / parts;
    return degrees <= most && degrees > 0 && Number(raw) % (parts / 1_000) !== 0;
  }
  if (DECIMAL.test(raw)) {
    const degrees = Math.abs(Number(raw.replace(',', '.')));
    return degrees <= most && degrees !== 0;
  }
  const [, degrees, minutes, , , before, beforeMinutes] = SEXAGESIMAL.exec(raw) ?? [];
  const whole = degrees ?? before;
  return whole !== undefined && Number(whole) <= most && Number(minutes ?? beforeMinutes) < 60;
}

function isPair(raw: string, { decimals }: Meaning & { is: 'pair' }): boolean {
  if (WELL_KNOWN.test(raw)) return true;
  const [, first = '', ofFirst = '', second = '', ofSecond = ''] = PAIR.exec(raw) ?? [];
  return (
    first !== '' && ofFirst.length >= decimals && ofSecond.length >= decimals && areTwo(Number(first), Number(second))
  );
}

/** One of them is a latitude; parts of a picture lie between 0 and 1. */
function areTwo(first: number, second: number): boolean {
  const [a, b] = [Math.abs(first), Math.abs(second)];
  return Math.min(a, b) <= 90 && Math.max(a, b) <= 180 && Math.max(a, b) > 1;
}

/** Octets looked at around one number of a list. */
const REACH = 64;

/** One of two numbers in a list of their own, perhaps with a height: `"coordinates": [13.404954, 52.520008]`. */
function isInPair(field: Field, raw: string): boolean {
  if (!field.path.endsWith('[]') || !DECIMAL.test(raw) || raw.includes(',')) return false;
  const place = field.document();
  if (!place) return false;
  const { bytes, at, length, part } = place;
  let from = part.at;
  while (from > Math.max(at, part.at - REACH) && isOfList(bytes[from - 1] ?? 0)) from--;
  let to = part.at + part.length;
  const end = Math.min(at + length, to + REACH);
  while (to < end && isOfList(bytes[to] ?? 0)) to++;
  if (bytes[from - 1] !== 0x5b || bytes[to] !== 0x5d || to === end) return false; // '[', ']'
  const numbers = decodeLatin1(bytes, from, to).split(',');
  if (numbers.length < 2 || numbers.length > 3) return false;
  const [first = '', second = ''] = numbers.map((number) => number.trim());
  return DECIMAL.test(first) && DECIMAL.test(second) && areTwo(Number(first), Number(second));
}

function isOfList(octet: number): boolean {
  return isDigit(octet) || isSpace(octet) || octet === 0x2c || octet === 0x2d || octet === 0x2e || octet === 0x2b;
}

import { expect, test } from 'vitest';
import { rowFileSchema } from './row.ts';
import { readRows, serverRows, subjectOf } from './rows.ts';

const rows = serverRows();
const one = rows[0];

test('every row follows the schema, and there are as many of each kind as were asked for', () => {
  const addresses = rows.filter((row) => 'address' in row);
  const unsure = addresses.filter(({ place }) => place !== null && place.most !== 'in');
  expect(rows.length).toBeGreaterThanOrEqual(130);
  expect(rows.length - addresses.length).toBeGreaterThanOrEqual(80);
  expect(unsure.length).toBeGreaterThanOrEqual(30);
});

test('no name and no address stands twice', () => {
  const subjects = rows.map(subjectOf);
  expect(subjects.filter((subject, index) => subjects.indexOf(subject) !== index)).toEqual([]);
});

test('only a row with a country may be sure of its place', () => {
  expect(rows.filter(({ place }) => place?.most === 'in' && place.country === null).map(subjectOf)).toEqual([]);
});

test('a look-alike names nobody', () => {
  const named = (readRows().get('look-alikes') ?? []).filter(
    ({ operator, hostedBy }) => (operator ?? hostedBy) !== null,
  );
  expect(named.map(subjectOf)).toEqual([]);
});

test.each([
  ['no source', { ...one, sources: [] }],
  ['an unknown field', { ...one, note: 'x' }],
  ['a country that is no code', { ...one, place: { country: 'China', most: 'in' } }],
  ['a quote that is too long', { ...one, sources: [{ ...one?.sources[0], quote: 'word '.repeat(26) }] }],
])('a row with %s is refused', (_, row) => {
  expect(rowFileSchema.safeParse([row]).success).toBe(false);
});

import { expect, test } from 'vitest';
import { PublishedPlaces } from './published-place.ts';

const source = { url: 'https://northlake.example', read: '2026-11-20', dated: null, quote: 'q', why: 'w' };
const sources = [source];
const places = new PublishedPlaces({
  placeCodes: [
    {
      id: 'n',
      operator: 'Northlake',
      patterns: ['**.{code}.northlake.example'],
      codes: { fra: 'DE', sin: 'SG' },
      sources,
    },
  ],
  publishedPlaces: [{ id: 'm', operator: 'Mill', ranges: { SE: ['8.8.4.0/24'], FI: ['10.0.0.0/8'] }, sources }],
});

test('by the address, else by a code in a name', () => {
  expect(places.find('8.8.4.7', [])).toEqual({
    country: 'SE',
    source: 'Mill: published addresses',
    date: '2026-11-20',
  });
  expect(places.find('8.8.8.8', ['a.fra.northlake.example'])).toEqual({
    country: 'DE',
    source: "Northlake: code in the server's name",
    date: '2026-11-20',
  });
});

test('not where names differ, and not for an address that is no place', () => {
  expect(places.find('8.8.8.8', ['a.fra.northlake.example', 'a.sin.northlake.example'])).toBeNull();
  expect(places.find('8.8.8.8', ['a.example'])).toBeNull();
  expect(places.find('10.1.2.3', ['a.fra.northlake.example'])).toBeNull();
});

test('an old document keeps its own day', () => {
  const old = { ...source, dated: '2021-03-01' };
  const published = [{ id: 'm', operator: 'Mill', ranges: { SE: ['8.8.4.0/24'] }, sources: [old] }];
  expect(new PublishedPlaces({ placeCodes: [], publishedPlaces: published }).find('8.8.4.7', [])?.date).toBe(
    '2021-03-01',
  );
});

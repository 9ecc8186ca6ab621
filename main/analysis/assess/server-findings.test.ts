import { expect, test } from 'vitest';
import { someBooks } from './books.fixture.ts';
import { aFlow } from './flow.fixture.ts';
import { PLACED } from './knowledge.fixture.ts';
import { recordingOf } from './round-trip-use.ts';
import { addServerFindings } from './server-findings.ts';

const HOME = { home: 'IN', audience: ['IN'] };
const placed = (over = {}) => aFlow({ server: { ip: PLACED, port: 443 }, firstFrame: 3, ...over });

test('one server can stand abroad and be run from a third country: two findings', () => {
  const books = someBooks(HOME);
  books.servers.add(placed(), 'parlour', ['edge.parlour.example'], 'internet');
  addServerFindings(books, recordingOf(books));
  expect(
    books.findings
      .sorted()
      .map((one) => `${one.kind} ${one.app} ${one.count}`)
      .sort(),
  ).toEqual(['operator-under-foreign-law parlour 11', 'server-abroad parlour 11']);
});

test('its evidence is the first packet that went there, and it names no value', () => {
  const books = someBooks(HOME);
  books.servers.add(placed(), 'parlour', [], 'internet');
  addServerFindings(books, recordingOf(books));
  expect(books.findings.sorted()).toMatchObject([
    {
      subject: null,
      receivers: new Set([PLACED]),
      sightings: [{ frame: 3, where: [{ frame: 3, offset: 0, length: 0 }] }],
    },
  ]);
});

test('servers of one operator are one finding per app', () => {
  const books = someBooks(HOME);
  for (const [i, app] of ['parlour', 'parlour', 'other'].entries()) {
    books.servers.add(
      aFlow({ server: { ip: `203.0.113.${i}`, port: 443 } }),
      app,
      ['edge.parlour.example'],
      'internet',
    );
  }
  addServerFindings(books, recordingOf(books));
  expect(
    books.findings
      .sorted()
      .map((one) => `${one.kind} ${one.app} ${one.receivers.size}`)
      .sort(),
  ).toEqual(['operator-under-foreign-law other 1', 'operator-under-foreign-law parlour 2']);
});

test('a server on the local network stands where the user stands', () => {
  const books = someBooks(HOME);
  books.servers.add(placed(), 'parlour', ['edge.parlour.example'], 'local');
  addServerFindings(books, recordingOf(books));
  expect(books.findings.sorted()).toEqual([]);
});

test('without a chosen home nothing is foreign', () => {
  const books = someBooks();
  books.servers.add(placed(), 'parlour', ['edge.parlour.example'], 'internet');
  addServerFindings(books, recordingOf(books));
  expect(books.findings.sorted()).toEqual([]);
});

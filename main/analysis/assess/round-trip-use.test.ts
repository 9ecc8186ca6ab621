import { expect, test } from 'vitest';
import { someBooks } from './books.fixture.ts';
import { aFlow } from './flow.fixture.ts';
import { recordingOf, roundTripUse } from './round-trip-use.ts';

test('round trips are used only from the country that the user named', () => {
  expect(roundTripUse(someBooks())).toBe('used');
  expect(recordingOf(someBooks({ vantage: 'IN' })).vantage).toBe('IN');
  expect(recordingOf(someBooks()).vantage).toBeNull();
});

test('not from packets whose headers were made up', () => {
  const books = someBooks({ vantage: 'IN' });
  const invented = { ...books, facts: { ...books.facts, inventedHeaders: true } };
  expect(roundTripUse(invented)).toBe('invented-headers');
  expect(recordingOf(invented).vantage).toBeNull();
});

test('not where a virtual private network or a proxy carried traffic', () => {
  const books = someBooks({ vantage: 'IN' });
  books.servers.add(aFlow({ protocol: 'openvpn', packetsIn: 1 }), 'a', [], 'internet');
  expect(roundTripUse(books)).toBe('used');
  books.servers.add(aFlow({ protocol: 'openvpn', packetsIn: 50 }), 'a', [], 'internet');
  expect(roundTripUse(books)).toBe('vpn');
  expect(recordingOf(books).vantage).toBeNull();
});

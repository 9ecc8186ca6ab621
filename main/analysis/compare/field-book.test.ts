import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { ENDS } from './compare.fixture.ts';
import { FieldBook, writtenValue } from './field-book.ts';

const told = (book: FieldBook) =>
  [...book.roles.values()].map(({ path, held }) => [path, held?.value ?? null, held?.count ?? 0]);

test('a field that stays the same is kept, one that does not is known to vary', () => {
  const book = new FieldBook();
  for (const [i, value] of ['318204715', '318204715', '318204715'].entries()) {
    book.begin();
    book.add(fieldOf(value), 'example.org', ENDS, i);
  }
  expect(told(book).map(([, value, count]) => [value, count])).toEqual([['318204715', 3]]);
  book.begin();
  book.add(fieldOf('99'), 'example.org', ENDS, 9);
  expect(told(book).map(([, value]) => value)).toEqual([null]);
});

test('one exchange counts once, and fields of one name in one message are told apart', () => {
  const book = new FieldBook();
  book.begin();
  for (const value of ['anna', 'bert']) book.add(fieldOf(value), 'example.org', ENDS, 4);
  book.begin();
  for (const value of ['anna', 'bert']) book.add(fieldOf(value), 'example.org', ENDS, 4);
  expect(told(book).map(([, value, count]) => [value, count])).toEqual([
    ['anna', 1],
    ['bert', 1],
  ]);
});

test('labels of a host before the end that names whose it is', () => {
  const book = new FieldBook();
  book.addLabels(fieldOf('anna.chat.example.org'), ENDS, 1);
  expect(told(book)).toEqual([
    ['host.label', 'anna', 1],
    ['host.label', 'chat', 1],
  ]);
  const [first] = book.roles.values();
  expect(first?.held?.sightings[0]?.where[0]?.length).toBe(4);
});

test('documents are no values', () => {
  const book = new FieldBook();
  book.add(fieldOf('x'.repeat(5_000)), 'example.org', ENDS, 1);
  expect(told(book)).toEqual([]);
});

test('text as it is, other octets in hex', () => {
  expect(writtenValue(Uint8Array.from([0x61, 0x62]), 0, 2)).toBe('ab');
  expect(writtenValue(Uint8Array.from([0x00, 0xff]), 0, 2)).toBe('hex:00ff');
});

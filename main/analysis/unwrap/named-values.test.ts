import { expect, test } from 'vitest';
import { octets } from '../dissect/recording-sink.fixture.ts';
import { holdsNamed, isHolder, isNaming, isValued, nameIn } from './named-values.ts';

test('knows what names, and what is named', () => {
  expect(['key', 'name', 'n'].every(isNaming)).toBe(true);
  expect(['value', 'vs', 'stringValue'].every(isValued)).toBe(true);
  expect(['string', 'integer', 'value'].every((next) => holdsNamed('key', next))).toBe(true);
  expect(holdsNamed('name', 'value')).toBe(true);
  // A person's name and what they wrote.
  expect(['text', 'date', 'string'].some((next) => holdsNamed('name', next))).toBe(false);
  expect(isHolder('item')).toBe(true);
  expect(isHolder('message')).toBe(false);
  for (const other of ['title', 'id', 'text', null]) expect(isNaming(other) || isValued(other)).toBe(false);
});

test('a name is a program’s word', () => {
  const named = (text: string): string | null => nameIn(octets(text), 0, text.length);
  expect(named('user_id')).toBe('user_id');
  for (const text of ['Ada Lovelace', '4711', '+491511234567', 'a', '', 'name', 'value'])
    expect(named(text)).toBeNull();
});

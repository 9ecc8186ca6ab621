import { expect, test } from 'vitest';
import { JsonNesting } from './json-nesting.ts';

test('paths of members and elements, and the name that elements go by', () => {
  const place = new JsonNesting();
  expect([place.path(), place.key, place.inside]).toEqual(['json', null, undefined]);
  place.enter('object');
  place.key = 'a';
  expect(place.path()).toBe('json.a');
  place.enter('array');
  expect([place.path(), place.inside?.key]).toEqual(['json.a[]', 'a']);
  place.enter('object');
  place.key = 'b';
  expect(place.path()).toBe('json.a[].b');
  place.leave();
  place.leave();
  place.key = 'c';
  expect([place.path(), place.inside?.kind]).toEqual(['json.c', 'object']);
});

test('what is used again keeps nothing of what stood there before', () => {
  const place = new JsonNesting();
  place.enter('array');
  place.enter('array');
  place.begin();
  expect([place.path(), place.inside]).toEqual(['json', undefined]);
  place.enter('object');
  place.key = 'x';
  expect([place.path(), place.inside?.kind, place.inside?.key]).toEqual(['json.x', 'object', null]);
});

test('nesting has an end', () => {
  const place = new JsonNesting();
  let depth = 0;
  while (place.enter('array')) depth++;
  expect([depth, place.path()]).toEqual([64, `json${'[]'.repeat(64)}`]);
});

import { expect, test } from 'vitest';
import { fieldOf, openAll } from './field.fixture.ts';
import { lookAtItems, openItems, type Item } from './item-tree.ts';
import type { Unwrapper } from './unwrapper.ts';

/** A toy of one octet an item: `(` and `)` an open list, `{` and `}` an open map, a digit a number, else a text. */
function item(bytes: Uint8Array, at: number, end: number): Item | null {
  if (at >= end) return null;
  const letter = String.fromCharCode(bytes[at] ?? 0);
  const next = at + 1;
  if (letter === '(' || letter === '{') return { kind: letter === '(' ? 'array' : 'map', count: -1, next };
  if (letter === ')' || letter === '}') return { kind: 'end', next };
  if (/\d/.test(letter)) return { kind: 'number', text: letter, next };
  return letter === '!' ? null : { kind: 'text', at, length: 1, next };
}
const toy: Unwrapper = {
  name: 'toy',
  recognise: () => 0,
  open: (field, emit, limits) => openItems('toy', item, field, emit, limits),
};
const told = (text: string): string[] =>
  openAll(toy, fieldOf(text)).seen.map(({ path, key, role, text: value }) => `${path} ${key} ${role} ${value}`);

test('paths follow names, elements go by the name of their list', () => {
  expect(told('{a(1b{cd})}')).toEqual([
    'toy null name a',
    'toy.a[] a value 1',
    'toy.a[] a value b',
    'toy.a[] null name c',
    'toy.a[].c c value d',
  ]);
});

test('several one after the other; what is bad ends them, and the rest is one nameless field', () => {
  expect(told('a(b)!xy')).toEqual(['toy null value a', 'toy[] null value b', 'toy null name !xy']);
  expect(told('{(a)b}')).toEqual([]);
  expect(told(')')).toEqual([]);
});

test('a look says whether all is one item, and what is readable in it', () => {
  const look = (text: string) => lookAtItems(item, Buffer.from(text), 0, text.length);
  expect(look('{ab}')).toEqual({ isNamed: true, longest: 1 });
  expect(look('{1b}')).toEqual({ isNamed: false, longest: 1 });
  expect(look('(1)')).toEqual({ isNamed: false, longest: 0 });
  expect(look('(1')).toBeNull();
  expect(look('(1)2')).toBeNull();
});

test('nesting ends at a bound, in linear time', () => {
  expect(told('('.repeat(200_000))).toEqual([]);
});

import { expect, test } from 'vitest';
import { maskTypes, NOT_KEPT, ValueRegistry } from './values.ts';

test('one raw value is one reference, whatever it is said to be', () => {
  const values = new ValueRegistry();
  const tom = values.note('account', 'tom');
  expect(values.note('person-name', 'tom')).toBe(tom);
  expect(values.note('account', 'Tom')).not.toBe(tom);
  expect(values.raw(tom)).toBe('tom');
  expect(values.raws()).toEqual(['tom', 'Tom']);
});

test('numbers go by the order given, not by the order noted, and each once', () => {
  const values = new ValueRegistry();
  const [a, b] = [values.note('account', 'a'), values.note('room', 'b')];
  values.note('room', 'in no finding');
  const numbered = values.number([b, a, b]);
  expect([...numbered.values()]).toEqual([
    { id: 'v1', type: 'room', raw: 'b' },
    { id: 'v2', type: 'account', raw: 'a' },
  ]);
});

test('a flood of values is not kept, and what was kept stays', () => {
  const values = new ValueRegistry();
  const first = values.note('account', 'first');
  for (let i = 1; i < 100_000; i++) values.note('account', `n${i}`);
  expect(values.note('account', 'one too many')).toBe(NOT_KEPT);
  expect(values.note('account', 'first')).toBe(first);
  expect(values.number([NOT_KEPT]).size).toBe(0);
  expect(values.raw(NOT_KEPT)).toBe('');
});

test('a few enormous values are a flood, too', () => {
  const values = new ValueRegistry();
  const body = 'x'.repeat(8 * 1024 * 1024);
  for (let i = 0; i < 3; i++) expect(values.note('message', `${i}${body}`)).not.toBe(NOT_KEPT);
  expect(values.note('message', `4${body}`)).toBe(NOT_KEPT);
  expect(values.note('account', 'small')).not.toBe(NOT_KEPT);
});

test('the strictest type that any finding gives a value sets its mask, in any order', () => {
  const value = new ValueRegistry().note('account', 'tom');
  const subjects = [{ value, type: 'account' } as const, { value, type: 'contact' } as const];
  expect(maskTypes(subjects).get(value)).toBe('contact');
  expect(maskTypes(subjects.toReversed()).get(value)).toBe('contact');
});

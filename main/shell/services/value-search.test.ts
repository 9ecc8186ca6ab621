import { expect, test } from 'vitest';
import type { PrivateValue } from '../../analysis/assess/values.ts';
import { noiseOf } from './capture.fixture.ts';
import { ValueSearch } from './value-search.ts';

const value = (id: string, raw: string): PrivateValue => ({ id, type: 'account', raw });
const foundIn = (search: ValueSearch, frame: Uint8Array) =>
  [...search.find(frame)].map(({ offset, length, value: { id } }) => ({ offset, length, id }));

test('finds every place, in either case, also at the very end', () => {
  const search = new ValueSearch([value('v1', 'anna-b'), value('v2', 'anna')]);
  const frame = Buffer.from('ANNA-B .. Anna');
  expect(foundIn(search, frame)).toEqual(
    expect.arrayContaining([
      { offset: 0, length: 6, id: 'v1' },
      { offset: 0, length: 4, id: 'v2' },
      { offset: 10, length: 4, id: 'v2' },
    ]),
  );
  expect(foundIn(search, Buffer.from('anna-'))).toEqual([{ offset: 0, length: 4, id: 'v2' }]);
  expect(foundIn(search, Buffer.from('ann'))).toEqual([]);
});

test('knows a value by its ordinal', () => {
  const search = new ValueSearch([value('v7', 'anna')]);
  expect(search.value('v7')?.raw).toBe('anna');
  expect(search.value('v8')).toBeUndefined();
});

test('twenty thousand values cost a frame no more than one', () => {
  const many = new ValueSearch(Array.from({ length: 20_000 }, (_, i) => value(`v${i}`, `account-${i}-of-many`)));
  const frame = noiseOf(1_500);
  const since = performance.now();
  for (let i = 0; i < 100; i++) foundIn(many, frame);
  expect((performance.now() - since) / 100).toBeLessThan(20); // ms; a search value by value takes 100 and more
});

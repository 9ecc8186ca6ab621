import fc from 'fast-check';
import { expect, test } from 'vitest';
import { weighWeak, type WeakSighting } from './own-value-weight.ts';

const GIGABYTE = 1_000_000_000;
const at = (flow: number, place = 12, count = 1, what = 'a u32le'): WeakSighting => ({
  what,
  flow,
  place,
  count,
  bits: 32,
});

test('one hit: by how much was searched', () => {
  expect(weighWeak([at(1)], 2_000, 2)).toEqual(['confirmed']); // 4,000 chances in 4.3 * 10^9
  expect(weighWeak([at(1)], 1_000_000, 2)).toEqual(['likely']);
  expect(weighWeak([at(1)], GIGABYTE, 2)).toEqual(['possible']); // by chance 0.47 times in such a capture
});

test('the same place of a message in several flows', () => {
  expect(weighWeak([at(1), at(2)], GIGABYTE, 2)).toEqual(['likely', 'likely']);
  expect(weighWeak([at(1), at(2), at(3)], GIGABYTE, 2)).toEqual(['confirmed', 'confirmed', 'confirmed']);
  expect(weighWeak([at(1, 1), at(2, 2), at(3, 3)], GIGABYTE, 2)).toEqual(['possible', 'possible', 'possible']);
  expect(weighWeak([at(1), at(2, 12, 1, 'a u32be'), at(3, 12, 1, 'b u32le')], GIGABYTE, 2)).toEqual([
    'possible',
    'possible',
    'possible',
  ]);
});

test('repeats in one flow may be one accident in a constant: never sure', () => {
  expect(weighWeak([at(1, 12, 2)], GIGABYTE, 2)).toEqual(['possible']);
  expect(weighWeak([at(1, 12, 500)], GIGABYTE, 2)).toEqual(['likely']);
  expect(weighWeak([at(1, 12, 2), at(1, 12, 1)], GIGABYTE, 2)).toEqual(['likely', 'likely']);
});

test('the order of sightings does not matter', () => {
  const sighting = fc.record({
    what: fc.constantFrom('a', 'b'),
    flow: fc.nat(3),
    place: fc.nat(2),
    count: fc.integer({ min: 1, max: 3 }),
    bits: fc.constant(32),
  });
  fc.assert(
    fc.property(fc.array(sighting, { maxLength: 12 }), (all) => {
      const there = weighWeak(all, GIGABYTE, 2);
      const back = weighWeak([...all].reverse(), GIGABYTE, 2).reverse();
      expect(back).toEqual(there);
    }),
  );
});

test('random octets: no three flows agree, and no single hit is sure, in a thousand tries', () => {
  // 20,000 messages of 64 random octets from a seeded generator, searched for 1,000 numbers: 1,000 * 1.3 * 10^6 chances.
  let state = 1;
  const random = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0);
  const wanted = new Set(Array.from({ length: 1_000 }, () => random()));
  const hits: WeakSighting[] = [];
  for (let message = 0; message < 20_000; message++) {
    for (let place = 0; place < 61; place++) {
      const value = (random() ^ (random() >>> 7)) >>> 0;
      if (wanted.has(value)) hits.push(at(message, place, 1, String(value)));
    }
  }
  expect(weighWeak(hits, 20_000 * 64, 1_000).filter((confidence) => confidence === 'confirmed')).toEqual([]);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stands } from './folded-octets.ts';
import { GramIndex } from './gram-index.ts';

test('finds the same places as looking at every one', () => {
  // Few different octets, so that patterns really occur, overlap and hold each other.
  const octets = (min: number, max: number) =>
    fc
      .array(fc.constantFrom(0, 0x41, 0x61, 0x62), { minLength: min, maxLength: max })
      .map((all) => Uint8Array.from(all));
  const few = fc.tuple(fc.array(octets(8, 14), { maxLength: 6 }), octets(0, 120), fc.boolean());
  fc.assert(
    fc.property(few, fc.nat(120), fc.nat(120), fc.nat(120), ([patterns, bytes, isFolded], a, b, planted) => {
      const [from, end] = [Math.min(a, b, bytes.length), Math.min(Math.max(a, b), bytes.length)];
      const [first] = patterns;
      if (first && planted + first.length <= bytes.length) bytes.set(first, planted);
      const named = patterns.map((pattern, id) => ({ id, octets: pattern, isFolded }));
      const index = new GramIndex(named);
      const found: string[] = [];
      index.scan(bytes, from, end, ({ id }, at) => found.push(`${id} ${at}`));
      const wanted = named.flatMap((pattern) => {
        const places: string[] = [];
        for (let at = from; at < end; at++) if (stands(pattern, bytes, at, end)) places.push(`${pattern.id} ${at}`);
        return places;
      });
      expect(found.sort()).toEqual(wanted.sort());
      expect(index.holds(bytes, from, end)).toBe(wanted.length > 0);
    }),
    { numRuns: 2_000 },
  );
});

test('what is shorter than eight octets is left out', () => {
  const octets = Uint8Array.of(1, 2, 3, 4, 5, 6, 7);
  expect(new GramIndex([{ octets }]).holds(octets, 0, 7)).toBe(false);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { standsAt } from '../bytes/scan.ts';
import { OctetIndex } from './octet-index.ts';

test('finds the same places as looking at every one', () => {
  // Few different octets, so that patterns really occur, overlap and hold each other.
  const octets = (min: number, max: number) =>
    fc.array(fc.constantFrom(0, 1, 2, 0xff), { minLength: min, maxLength: max }).map((all) => Uint8Array.from(all));
  fc.assert(
    fc.property(
      octets(0, 60),
      fc.oneof(fc.array(octets(2, 5), { maxLength: 6 }), fc.array(octets(3, 5), { maxLength: 6 })),
      fc.nat(60),
      fc.nat(60),
      (bytes, patterns, a, b) => {
        const [from, end] = [Math.min(a, b, bytes.length), Math.min(Math.max(a, b), bytes.length)];
        const found: string[] = [];
        const named = patterns.map((pattern, id) => ({ id, octets: pattern }));
        const index = new OctetIndex(named);
        index.scan(bytes, from, end, ({ id }, at) => found.push(`${id} ${at}`));
        const wanted = named.flatMap(({ id, octets: pattern }) => {
          const places: string[] = [];
          for (let at = from; at < end; at++) if (standsAt(bytes, pattern, at, end)) places.push(`${id} ${at}`);
          return places;
        });
        expect(found.sort()).toEqual(wanted.sort());
        expect(index.holds(bytes, from, end)).toBe(wanted.length > 0);
      },
    ),
    { numRuns: 1_000 },
  );
});

test('one octet is no pattern', () => {
  expect(new OctetIndex([{ octets: Uint8Array.of(7) }]).holds(Uint8Array.of(7, 7, 7), 0, 3)).toBe(false);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stands } from './folded-octets.ts';
import { minePatterns } from './mine-patterns.ts';
import { OwnSearch } from './own-value-search.ts';

const MINE = [
  { kind: 'email', value: 'Rana.Iyer@example.org' },
  { kind: 'account', value: '481239301' },
  { kind: 'room', value: 'm7Kq2xR9' },
  { kind: 'phone', value: '+91 98765 43210' },
  { kind: 'person-name', value: 'Zoë Müller' },
  { kind: 'account', value: '4812' },
] as const;

test('the same hits as a plain look at every place, for every pattern', () => {
  const patterns = minePatterns(MINE);
  const search = new OwnSearch(patterns);
  const anywhere = patterns.filter((one) => one.anywhere);
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.nat(patterns.length - 1), fc.uint8Array({ maxLength: 12 })), { maxLength: 6 }),
      (parts) => {
        const bytes = Uint8Array.from(
          parts.flatMap((part) => (typeof part === 'number' ? [...(patterns[part]?.octets ?? [])] : [...part])),
        );
        const found: string[] = [];
        search.scan(bytes, 0, bytes.length, (one, at) => found.push(`${patterns.indexOf(one)} ${at}`));
        const wanted: string[] = [];
        for (const one of anywhere)
          for (let at = 0; at < bytes.length; at++)
            if (stands(one, bytes, at, bytes.length)) wanted.push(`${patterns.indexOf(one)} ${at}`);
        expect(found.sort()).toEqual(wanted.sort());
        const wholes = patterns.filter(
          (one) => !one.anywhere && one.octets.length === bytes.length && stands(one, bytes, 0, bytes.length),
        );
        expect(search.holds(bytes, 0, bytes.length)).toBe(wanted.length + wholes.length > 0);
      },
    ),
    { numRuns: 100, endOnFailure: true },
  );
});

test('what is short is compared with all of a field', () => {
  const search = new OwnSearch(minePatterns([{ kind: 'account', value: '4812' }]));
  const told: string[] = [];
  const bytes = Uint8Array.from(Buffer.from('4812 NDgxMg=='));
  search.whole(bytes, 0, 4, ({ chain }) => told.push(`typed ${chain.join()}`));
  search.whole(bytes, 5, 8, ({ chain }) => told.push(chain.join()));
  expect(told).toEqual(['typed ', 'base64']);
  expect(search.holds(bytes, 0, 4)).toBe(true);
  expect(search.holds(bytes, 0, 5)).toBe(false);
});

test('nothing to search for', () => {
  expect(new OwnSearch([]).holds(new Uint8Array(40), 0, 40)).toBe(false);
});

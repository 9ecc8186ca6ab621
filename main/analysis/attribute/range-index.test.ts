import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RangeIndex } from './range-index.ts';

test('the narrowest range that holds the address', () => {
  const index = new RangeIndex<string>();
  expect(index.add('192.0.2.0/24', 'wide')).toBe(true);
  expect(index.add('192.0.2.128/25', 'narrow')).toBe(true);
  expect(index.add('2001:db8::/32', 'six')).toBe(true);
  expect(index.find('192.0.2.127')).toBe('wide');
  expect(index.find('192.0.2.128')).toBe('narrow');
  expect(index.find('192.0.3.0')).toBeNull();
  expect(index.find('2001:db8:ffff::1')).toBe('six');
  expect(index.find('2001:db9::1')).toBeNull();
  expect(index.find('no address')).toBeNull();
});

test('what is no range is refused', () => {
  const index = new RangeIndex<string>();
  for (const range of ['192.0.2.0', '192.0.2.0/33', '2001:db8::/129', '192.0.2/24', 'x/8', '192.0.2.0/-1', ''])
    expect([range, index.add(range, 'row')]).toEqual([range, false]);
});

test('every address of a range is found, and its neighbours are not', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0x01000000, max: 0xdfffffff }),
      fc.integer({ min: 8, max: 32 }),
      (address, prefix) => {
        const size = 2 ** (32 - prefix);
        const base = Math.floor(address / size) * size;
        const index = new RangeIndex<string>();
        expect(index.add(`${text(base)}/${prefix}`, 'row')).toBe(true);
        expect(index.find(text(address))).toBe('row');
        expect(index.find(text(base + size - 1))).toBe('row');
        expect(index.find(text(base + size))).toBeNull();
        expect(index.find(text(base - 1))).toBeNull();
      },
    ),
  );
});

function text(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}

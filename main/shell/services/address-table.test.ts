import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AddressRange, writeAddressTable } from '../../../setup/knowledge/write-address-table.ts';
import { openAddressTable } from './address-table.ts';

const facts = {
  name: 'test',
  date: '2026-06-01',
  holds: 'country',
  origin: 'made up',
  licence: 'none',
  credit: 'nobody',
  changes: 'none',
} as const;
const table = (v4: AddressRange[], v6: AddressRange[] = []): Uint8Array => writeAddressTable(facts, v4, v6);
const dotted = (value: number): string => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.');

describe('openAddressTable', () => {
  it('finds what lies in a range, at both its ends, and nothing in a gap', () => {
    const opened = openAddressTable(
      table([
        { first: 0x01000000n, last: 0x010000ffn, value: 'AU' },
        { first: 0x01000100n, last: 0x010001ffn, value: 'CN' },
        { first: 0xfffffff0n, last: 0xffffffffn, value: 'ZZ' },
      ]),
    );
    const answers = [
      '0.255.255.255',
      '1.0.0.0',
      '1.0.0.255',
      '1.0.1.0',
      '1.0.1.255',
      '1.0.2.0',
      '255.255.255.239',
      '255.255.255.240',
      '255.255.255.255',
    ];
    expect(answers.map((ip) => opened.lookup(ip))).toEqual([null, 'AU', 'AU', 'CN', 'CN', null, null, 'ZZ', 'ZZ']);
    expect(opened.lookup('::ffff:1.0.0.7')).toBe('AU');
    expect(opened.lookup('not an address')).toBeNull();
    expect(opened.header).toMatchObject(facts);
  });

  it('finds IPv6 ranges down to the last bit, carrying between words', () => {
    const at = 0x20010db8_ffffffff_ffffffff_fffffff0n;
    const opened = openAddressTable(table([], [{ first: at, last: at + 0x1fn, value: 'FR' }]));
    expect(opened.lookup('2001:db8:ffff:ffff:ffff:ffff:ffff:ffef')).toBeNull();
    expect(opened.lookup('2001:db8:ffff:ffff:ffff:ffff:ffff:fff0')).toBe('FR');
    expect(opened.lookup('2001:db9::f')).toBe('FR');
    expect(opened.lookup('2001:db9::10')).toBeNull();
  });

  it('agrees with a plain search over any ranges', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 0, max: 0xffffffff }), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(
        cuts,
        fc.array(fc.integer({ min: 0, max: 0xffffffff }), { minLength: 1, maxLength: 20 }),
        (ends, probes) => {
          const sorted = [...ends].sort((a, b) => a - b);
          const ranges = sorted.slice(1).flatMap((end, index) => {
            const first = sorted[index] ?? 0;
            return index % 3 === 2
              ? []
              : [{ first: BigInt(first), last: BigInt(end) - 1n, value: index % 2 === 0 ? 'AA' : 'BB' }];
          });
          const opened = openAddressTable(table(ranges));
          for (const probe of [...probes, ...sorted]) {
            const expected =
              ranges.find((range) => range.first <= BigInt(probe) && BigInt(probe) <= range.last)?.value ?? null;
            expect(opened.lookup(dotted(probe))).toBe(expected);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('refuses what is no table, and one that is damaged', () => {
    const good = table([{ first: 1n, last: 2n, value: 'AA' }]);
    expect(() => openAddressTable(new Uint8Array(0))).toThrow('not an address table');
    expect(() => openAddressTable(new TextEncoder().encode('<html>not a table</html>'))).toThrow(
      'not an address table',
    );
    for (let length = 8; length < good.length; length++)
      expect(() => openAddressTable(good.subarray(0, length))).toThrow();
  });

  it('refuses to write ranges that overlap', () => {
    const overlap = [
      { first: 5n, last: 9n, value: 'AA' },
      { first: 9n, last: 12n, value: 'BB' },
    ];
    expect(() => table(overlap)).toThrow('overlap');
  });
});

import { describe, expect, test } from 'vitest';
import { noise } from './compare.fixture.ts';
import { wideTextOf, wideTexts } from './wide-texts.ts';

const le = (text: string): number[] => [...Buffer.from(text, 'utf16le')];
const be = (text: string): number[] => [...Buffer.from(text, 'utf16le').swap16()];
const told = (...octets: number[][]) => {
  const bytes = Uint8Array.from(octets.flat());
  return wideTexts(bytes).map(({ at, length, order }) => `${at}+${length} ${order} ${wideTextOf(bytes, at, length)}`);
};

test('texts in either order, wherever they stand', () => {
  expect(told([0xff, 0xfe], le('marlin'), [0xc3, 0x99], be('osprey'), [0xff])).toEqual([
    '2+12 le marlin',
    '16+12 be osprey',
  ]);
  expect(told([7], le('k7q2'))).toEqual(['1+8 le k7q2']);
  expect(told(be('k7q2'))).toEqual(['0+8 be k7q2']);
});

test('with a zero on either side both orders read the same letters', () => {
  expect(told([0xff, 0], le('marlin'), [0xff])).toEqual(['2+12 le marlin']);
  expect(told([0xff, 0xff], be('marlin'), [0, 0xff])).toEqual(['3+12 le marlin']);
});

test('a length in front is no letter, in octets or in letters', () => {
  const text = 'k'.repeat(20);
  expect(told([0xff, 40, 0], le(text))).toEqual([`3+40 le ${text}`]);
  expect(told([0xff, 0, 40], be(text), [0xff])).toEqual([`3+40 be ${text}`]);
  expect(told([0xff, 32, 0], le('k'.repeat(32)))).toEqual([`3+64 le ${'k'.repeat(32)}`]);
});

describe('none', () => {
  test.each<[string, number[]]>([
    ['small numbers', [1, 0, 2, 0, 3, 0, 4, 0, 5, 0]],
    ['too short', [0xff, ...le('tom'), 0xff]],
    ['text of one octet a letter', [...Buffer.from('marlin-4471')]],
    ['zeros', Array<number>(40).fill(0)],
  ])('%s', (_what, octets) => {
    expect(told(octets)).toEqual([]);
  });

  test('noise', () => {
    for (let seed = 1; seed < 200; seed++) expect(told(noise(seed, 200))).toEqual([]);
  });
});

test('a whole text or nothing', () => {
  const bytes = Uint8Array.from(le('marlin'));
  expect([wideTextOf(bytes, 0, 12), wideTextOf(bytes, 0, 11), wideTextOf(bytes, 0, 6)]).toEqual(['marlin', null, null]);
  expect(wideTextOf(Uint8Array.of(0x6d, 0, 0x61, 0, 0x72, 1, 0x6c, 0), 0, 8)).toBeNull();
});

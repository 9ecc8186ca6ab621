import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { minePatterns } from './mine-patterns.ts';
import { hasBorders } from './own-value-beside.ts';
import { OwnSearch } from './own-value-search.ts';

/** For each pattern of one name that stands in the octets: does it stand by itself? */
function borders(value: string, octets: Uint8Array | string, chain: string): boolean[] {
  const field = fieldOf(octets, {});
  const told: boolean[] = [];
  const search = new OwnSearch(minePatterns([{ kind: 'account', value }]));
  search.scan(field.bytes, field.at, field.at + field.length, (pattern, at) => {
    if (pattern.chain.join() === chain) told.push(hasBorders(field, at, pattern));
  });
  return told;
}

const text = (name: BufferEncoding) => (value: string) =>
  Uint8Array.from(Buffer.from(Buffer.from(value).toString(name)));

test.each([
  ['', (value: string) => Uint8Array.from(Buffer.from(value))],
  ['base64', text('base64')],
  ['hex', text('hex')],
  ['utf-16le', (value: string) => Uint8Array.from(Buffer.from(value, 'utf16le'))],
  ['utf-16be', (value: string) => Uint8Array.from(Buffer.from(value, 'utf16le').swap16())],
] as const)('a number inside a longer one is seen through %j, wherever it begins', (chain, write) => {
  for (const lead of ['', 'x', 'xy', 'xyz', 'x:yz/']) {
    expect(borders('481239301', write(`${lead}481239301 and`), chain)).toEqual([true]);
    expect(borders('481239301', write(`${lead}7481239301 and`), chain)).toEqual([false]);
    expect(borders('481239301', write(`${lead}4812393017 and`), chain)).toEqual([false]);
  }
});

test('zeros in front do not change a number, and a letter beside a word does', () => {
  expect(borders('481239301', 'o00481239301', '')).toEqual([true]);
  expect(borders('m7Kq2xR9', '(m7Kq2xR9)', '')).toEqual([true]);
  expect(borders('m7Kq2xR9', 'm7Kq2xR9y', '')).toEqual([false]);
  expect(borders('m7Kq2xR9', Uint8Array.from(Buffer.from('жm7Kq2xR9', 'utf16le')), 'utf-16le')).toEqual([false]);
});

test('where nothing can be seen, nothing is said', () => {
  const twice = Buffer.from(Buffer.from('481239301').toString('base64').replaceAll('=', '')).toString('base64');
  expect(borders('481239301', twice, 'base64,base64').every((one) => !one)).toBe(true);
});

import { expect, test } from 'vitest';
import { compareFile } from './compare.ts';
import { OURS, seen, THEIRS } from './made-up.fixture.ts';
import { sumUp } from './shares.ts';
import { masked, tellDifferences, tellShares } from './tell.ts';

const result = compareFile('one.pcap', [{ ...THEIRS, host: 'secret.example', packetsAB: 7 }], seen([OURS]));

test('the table shows shares, and never 100 % for what is not all', () => {
  const text = tellShares(sumUp([result]));
  expect(text).toMatch(/host +0\.00 % {2}0 of 1\n/);
  expect(text).toMatch(/ja4 +100\.00 % {2}1 of 1\n/);
  const many = { ...result, tallies: { ...result.tallies, host: { same: 99_999, of: 100_000, explained: 0 } } };
  expect(tellShares(sumUp([many]))).toMatch(/host +99\.99 %/);
});

test('the list shows both sides; masked, no name and no address, but still the numbers', () => {
  expect(tellDifferences(result.differences)).toContain('ours www.example.org  nDPI secret.example');
  const hidden = tellDifferences(result.differences.map(masked));
  expect(hidden).not.toMatch(/example|192\.0\.2|198\.51/);
  expect(hidden).toContain('ours 5+6  nDPI 7+6');
});

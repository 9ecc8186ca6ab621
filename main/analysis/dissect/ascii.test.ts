import { expect, test } from 'vitest';
import { indexOfOctet, sameOctets, spells, spellsInAnyCase } from './ascii.ts';
import { octets } from './recording-sink.fixture.ts';

test('spells compares inside its bounds only', () => {
  const bytes = octets('xGET /');
  expect(spells(bytes, 1, 6, 'GET ')).toBe(true);
  expect(spells(bytes, 1, 4, 'GET ')).toBe(false);
  expect(spells(bytes, 0, 6, 'GET')).toBe(false);
  expect(spells(bytes, 5, 99, '/x')).toBe(false);
  expect(spells(bytes, -1, 6, 'x')).toBe(false);
});

test('indexOfOctet stops at its end', () => {
  const bytes = octets('a b c');
  expect(indexOfOctet(bytes, 0x20, 0, 5)).toBe(1);
  expect(indexOfOctet(bytes, 0x20, 2, 5)).toBe(3);
  expect(indexOfOctet(bytes, 0x20, 2, 3)).toBe(3);
  expect(indexOfOctet(bytes, 0x7a, 0, 5)).toBe(5);
});

test('spells in any case, and only inside the bounds', () => {
  const bytes = Uint8Array.from('xUser y{', (one) => one.charCodeAt(0));
  expect([spellsInAnyCase(bytes, 1, 8, 'USER '), spellsInAnyCase(bytes, 1, 5, 'USER ')]).toEqual([true, false]);
  expect([
    spellsInAnyCase(bytes, 7, 8, '['),
    spellsInAnyCase(bytes, -1, 8, 'X'),
    spellsInAnyCase(bytes, 0, 8, 'USER'),
  ]).toEqual([false, false, false]);
});

test('the same octets at two places', () => {
  const bytes = octets('abcabd');
  expect([sameOctets(bytes, 0, 3, 2), sameOctets(bytes, 0, 3, 3), sameOctets(bytes, 1, 1, 5)]).toEqual([
    true,
    false,
    true,
  ]);
});

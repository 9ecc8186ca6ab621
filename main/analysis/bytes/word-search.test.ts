import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeUtf8 } from './text.ts';
import { WordSearch } from './word-search.ts';

const search = new WordSearch(':imei:', ':IMEI:');

test('finds a word wherever it stands, and only inside the bounds', () => {
  for (let before = 0; before < 20; before++)
    for (let behind = 0; behind < 8; behind++) {
      const bytes = encodeUtf8(`${'i'.repeat(before)}:imei:${'m'.repeat(behind)}`);
      expect(search.standsIn(bytes, 0, bytes.length)).toBe(true);
      expect(search.standsIn(bytes, before, before + 6)).toBe(true);
      expect(search.standsIn(bytes, before + 1, bytes.length)).toBe(false);
      expect(search.standsIn(bytes, 0, before + 5)).toBe(false);
    }
  expect(search.standsIn(encodeUtf8('a:IMEI:'), 0, 7)).toBe(true);
  expect(search.standsIn(encodeUtf8('a:Imei:'), 0, 7)).toBe(false);
  expect(search.standsIn(new Uint8Array(0), 0, 0)).toBe(false);
});

test('says what a search of every place says', () => {
  const word = new WordSearch('sip');
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('s', 'i', 'p', ':'), maxLength: 40 }), fc.nat(5), (text, at) => {
      const bytes = encodeUtf8(text);
      expect(word.standsIn(bytes, at, bytes.length)).toBe(text.slice(at).includes('sip'));
    }),
  );
});

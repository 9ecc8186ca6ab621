import { expect, test } from 'vitest';
import { octets } from '../recording-sink.fixture.ts';
import { readImapLine } from './imap-words.ts';

function read(text: string): { words: string[]; literal: number } {
  const { words, literal } = readImapLine(octets(text), 0, text.length);
  return {
    words: words.map(({ at, length, isString }) => `${isString ? '"' : ''}${text.slice(at, at + length)}`),
    literal,
  };
}

test('atoms, strings, lists and sections', () => {
  expect(read('a1 LOGIN ann "two \\"words\\""').words).toEqual(['a1', 'LOGIN', 'ann', '"two \\"words\\"']);
  expect(read('* 1 FETCH (FLAGS (\\Seen) BODY[HEADER.FIELDS (TO CC)] "x")').words).toEqual([
    '*',
    '1',
    'FETCH',
    'FLAGS',
    '\\Seen',
    'BODY[HEADER.FIELDS (TO CC)]',
    '"x',
  ]);
});

test('a literal at the end, in its three ways', () => {
  expect(read('a LOGIN {3}')).toEqual({ words: ['a', 'LOGIN'], literal: 3 });
  expect(read('a LOGIN {12+}').literal).toBe(12);
  expect(read('a APPEND x ~{7}')).toEqual({ words: ['a', 'APPEND', 'x'], literal: 7 });
  expect(read('{0}')).toEqual({ words: [], literal: 0 });
  expect(['a {3} b', 'a {x}', '{}', 'a {12345678901}', '3}'].map((text) => read(text).literal)).toEqual([
    -1, -1, -1, -1, -1,
  ]);
});

test('what never ends is read as far as it goes', () => {
  expect(read('a "open').words).toEqual(['a', '"open']);
  expect(read('a "open\\').words).toEqual(['a', '"open\\']);
  expect(read('a BODY[x').words).toEqual(['a', 'BODY[x']);
  expect(read('').words).toEqual([]);
  expect(read('x '.repeat(5_000)).words).toHaveLength(2_000);
});

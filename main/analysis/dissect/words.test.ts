import { expect, test } from 'vitest';
import { octets } from './recording-sink.fixture.ts';
import { replyCode, wordsOf } from './words.ts';

test('parts words at spaces, as many as asked for', () => {
  const bytes = octets('xx AUTH  PLAIN dGlt yy');
  expect(wordsOf(bytes, 2, 19, 9).map(({ at, length }) => [at, length])).toEqual([
    [3, 4],
    [9, 5],
    [15, 4],
  ]);
  expect(wordsOf(bytes, 0, 22, 1)).toEqual([{ at: 0, length: 2 }]);
  expect(wordsOf(octets('   '), 0, 3, 9)).toEqual([]);
});

test('a reply has three digits and an end', () => {
  const code = (text: string) => replyCode(octets(text), 0, text.length);
  expect(['220 a', '220-a', '334', '250\r\n'].map(code)).toEqual([220, 220, 334, 250]);
  expect(['22 a', '2200', '220a', 'abc ', '099 a', '', '22'].map(code)).toEqual([-1, -1, -1, -1, -1, -1, -1]);
});

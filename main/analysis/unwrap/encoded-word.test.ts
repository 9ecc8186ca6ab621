import { expect, test } from 'vitest';
import { encodedWord } from './encoded-word.ts';
import { fieldOf, openAll, openHostile } from './field.fixture.ts';

/** RFC 2047 section 8 gives two of these words. */
const FIRST = '=?ISO-8859-1?Q?Keld_J=F8rn_Simonsen?=';
const SECOND = '=?ISO-8859-1?B?SWYgeW91IGNhbiByZWFkIHRoaXMgeW8=?=';
const opened = (text: string) => openAll(encodedWord, fieldOf(text)).seen.map((one) => one.text);

test('reads the real one', () => {
  expect(opened(FIRST)).toEqual(['Keld Jørn Simonsen']);
  expect(opened(`Re: ${SECOND}`)).toEqual(['Re: If you can read this yo']);
  expect(opened('=?utf-8?B?0J/RgNC40LLQtdGC?=')).toEqual(['Привет']);
});

test('white space between two words is not shown, elsewhere it is', () => {
  expect(opened('=?us-ascii?q?a?=\r\n =?us-ascii?q?b?= c')).toEqual(['ab c']);
});

test('a part stands behind the words it touches', () => {
  const text = `Re: ${FIRST}`;
  const field = fieldOf(text);
  const found: string[] = [];
  encodedWord.open(
    field,
    ({ locate }) => {
      for (const part of [
        { at: 0, length: 2 },
        { at: 6, length: 1 },
      ]) {
        const span = locate(part);
        found.push(text.slice(span.at - field.at, span.at - field.at + span.length));
      }
    },
    { octets: 1000 },
  );
  expect(found).toEqual(['Re', FIRST]);
});

test('every truncation yields a prefix and a reason', () => {
  for (let length = 0; length < FIRST.length; length++) expect(opened(FIRST.slice(0, length))).toEqual([]);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  openHostile(encodedWord, `Re: ${FIRST} ${SECOND}`);
});

test('leaves other letters and plain text as they are', () => {
  expect(opened('=?gb2312?B?1tDOxA==?=')).toEqual([]);
  expect(opened('2 =? 2')).toEqual([]);
  expect(encodedWord.recognise(fieldOf(FIRST))).toBe(0);
});

import { expect, test } from 'vitest';
import { fieldOf, openAll, openHostile } from './field.fixture.ts';
import { ipp } from './ipp.ts';

const ascii = (text: string): number[] => [...Buffer.from(text, 'latin1')];
const sized = (text: string): number[] => [text.length >> 8, text.length & 0xff, ...ascii(text)];
const attribute = (tag: number, name: string, value: string): number[] => [tag, ...sized(name), ...sized(value)];
const HEADER = [1, 1, 0, 2, 0, 0, 0, 1, 1];
/** RFC 8010 appendix A.1, with other names. tshark 4.0.17: Print-Job, requesting-user-name rana. */
const JOB = Uint8Array.from([
  ...HEADER,
  ...attribute(0x47, 'attributes-charset', 'utf-8'),
  ...attribute(0x48, 'attributes-natural-language', 'en-us'),
  ...attribute(0x42, 'requesting-user-name', 'rana'),
  2,
  ...attribute(0x44, 'sides', 'one-sided'),
  ...attribute(0x44, '', 'two-sided-long-edge'),
  3,
  ...ascii('%!PS the document'),
]);

test('reads the real one', () => {
  expect(ipp.recognise(fieldOf(JOB))).toBe(0.99);
  expect(openAll(ipp, fieldOf(JOB)).seen.map(({ path, key, text }) => [path, key, text])).toEqual([
    ['ipp.attribute', 'attributes-charset', 'utf-8'],
    ['ipp.attribute', 'attributes-natural-language', 'en-us'],
    ['ipp.attribute', 'requesting-user-name', 'rana'],
    ['ipp.attribute', 'sides', 'one-sided'],
    ['ipp.attribute', 'sides', 'two-sided-long-edge'],
    ['ipp.document', null, '%!PS the document'],
  ]);
});

test('every truncation yields a prefix and a reason', () => {
  const all = openAll(ipp, fieldOf(JOB)).seen.map(({ text }) => text);
  for (let n = 40; n < JOB.length - 18; n++) {
    const seen = openAll(ipp, fieldOf(JOB.subarray(0, n))).seen.map(({ text }) => text);
    expect(all.slice(0, seen.length)).toEqual(seen);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => openHostile(ipp, JOB));

test('guesses only where something readable comes out', () => {
  for (const text of [
    'attributes-charset and other words of a text',
    '\x01\x01\0\x02\0\0\0\x01\x01\x47\0\x12other-attributes-of-it',
  ])
    expect(ipp.recognise(fieldOf(text))).toBe(0);
});

import { expect, test } from 'vitest';
import { ascii, noise } from './compare.fixture.ts';
import { countedTexts, grammarOf, numberOf, textLengthBefore } from './tokens.ts';

const NESTED = [0x08, 0x01, 0x12, 0x08, 0x0a, 0x06, 0x08, 0xac, 0xd8, 0xdd, 0x97, 0x01, 0x18, 0x05];

test('varints in nested messages, behind a header of any length', () => {
  for (const lead of [0, 1, 7]) {
    const bytes = Uint8Array.from([...Array<number>(lead).fill(0xff), ...NESTED]);
    expect(grammarOf([bytes])?.(bytes)).toEqual([
      { path: 'protobuf.1', at: lead + 1, length: 1, isVarint: true },
      { path: 'protobuf.2.1.1', at: lead + 7, length: 5, isVarint: true },
      { path: 'protobuf.3', at: lead + 13, length: 1, isVarint: true },
    ]);
  }
});

test('type, length, value to the end; the finest grammar is taken', () => {
  const bytes = Uint8Array.from([
    0x4b, 0x5a, 1, 2, 0x01, 0x01, 0, 4, 0xf0, 0xf1, 0xf2, 0xf3, 0x01, 0x02, 0, 2, 0xf8, 0xf9,
  ]);
  expect(grammarOf([bytes])?.(bytes)).toEqual([
    { path: 'tlv.257', at: 8, length: 4, isVarint: false },
    { path: 'tlv.258', at: 16, length: 2, isVarint: false },
  ]);
});

test('noise has no grammar, and one message that breaks it is enough', () => {
  const random = [1, 2, 3, 4].map((seed) => Uint8Array.from(noise(seed, 60)));
  expect(grammarOf(random)).toBe(null);
  expect(grammarOf([Uint8Array.from(NESTED), ...random])).toBe(null);
});

test('words of a line', () => {
  const bytes = Uint8Array.from(ascii('imei:86,tracker;lat=1.5'));
  expect(grammarOf([bytes])?.(bytes)?.map(({ at, length }) => [at, length])).toEqual([
    [0, 4],
    [5, 2],
    [8, 7],
    [16, 3],
    [20, 3],
  ]);
});

test('texts behind their length, of any width and order', () => {
  for (const prefix of [[8], [8, 0], [0, 8], [8, 0, 0, 0], [0, 0, 0, 8]]) {
    const bytes = Uint8Array.from([0xff, 0xfe, ...prefix, ...ascii('xk8PqZ3m'), 0xd3, 0x99]);
    const at = 2 + prefix.length;
    expect(countedTexts(bytes)).toMatchObject([{ path: 'text.0', at, length: 8 }]);
    expect(textLengthBefore(bytes, at, 12)).toBe(8);
    expect(textLengthBefore(bytes, at, 7)).toBe(0);
  }
});

test('numbers', () => {
  const bytes = Uint8Array.from([1, 2, 3, 4]);
  expect([numberOf(bytes, 0, 4, false), numberOf(bytes, 0, 4, true)]).toEqual([0x01020304, 0x04030201]);
});

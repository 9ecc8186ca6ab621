import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextWideText } from './wide-text.ts';

const le = (text: string): number[] => [...Buffer.from(text, 'utf16le')];
const be = (text: string): number[] => [...Buffer.from(text, 'utf16le').swap16()];

function read(octets: readonly number[]): [string, string] | null {
  const bytes = Uint8Array.from(octets);
  const found = nextWideText(bytes, 0, bytes.length);
  if (!found) return null;
  const part = Buffer.from(bytes.subarray(found.at, found.at + found.length));
  return [found.order, (found.order === 'be' ? part.swap16() : part).toString('utf16le')];
}

test('reads either order, at any place', () => {
  for (let n = 1; n < 6; n++) {
    const before = Array.from({ length: n }, () => 0xf3);
    expect(read([...before, ...le('Ada Lovelace'), 0xf3])).toEqual(['le', 'Ada Lovelace']);
    expect(read([...before, ...be('Ada Lovelace'), 0xf3])).toEqual(['be', 'Ada Lovelace']);
  }
});

test('ends where the length before it says, though what follows reads as a letter', () => {
  const text = 'ada@nowhere.ch';
  expect(read([28, 0, 0, 0, ...le(text), 66, 0, 0, 0, ...le('next one')])?.[1]).toBe(text);
  expect(read([0, 14, ...be(text), 0, 66])?.[1]).toBe(text);
});

test('other scripts go on inside a text', () => {
  expect(read([0xf3, ...le('user Жанна'), 0xf3])?.[1]).toBe('user Жанна');
});

test('small numbers and short texts are none', () => {
  for (const octets of [
    le('abcde'),
    [1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0],
    Array.from({ length: 40 }, () => 0),
    [],
  ])
    expect(read(octets)).toBeNull();
});

test('any octets: never points outside', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(0, 0, 0x41, 0x42, 4, 0xff), { maxLength: 80 }), (octets) => {
      const found = nextWideText(Uint8Array.from(octets), 0, octets.length);
      if (found) expect(found.at + found.length).toBeLessThanOrEqual(octets.length);
    }),
  );
});

test('a letter in front or behind does not turn the order round', () => {
  const be = Buffer.from('user-4711', 'utf16le').swap16();
  const found = (octets: Uint8Array) => nextWideText(octets, 0, octets.length);
  expect(found(Uint8Array.from([0x74, 0x6f, ...be]))).toEqual({ at: 2, length: 18, order: 'be' });
  const le = Buffer.from('user-4711', 'utf16le');
  expect(found(Uint8Array.from([...le, 0x37, 0x03]))).toMatchObject({ at: 0, order: 'le' });
});

import { expect, test } from 'vitest';
import { fieldOf } from './field.fixture.ts';
import type { Inner } from './unwrapper.ts';
import { isWide, openWide } from './wide-letters.ts';

function open(text: string, octets = 1000): { inner: Inner | null; opened: boolean } {
  let inner: Inner | null = null;
  const field = fieldOf(Uint8Array.from(Buffer.from(text, 'utf16le')), { before: 0 });
  const opened = openWide(field, 'le', (one) => (inner = one), { octets });
  return { inner, opened };
}

test('each letter leads back to its own octets', () => {
  const { inner } = open('aë😀b');
  expect(inner?.locate({ at: 0, length: 1 })).toEqual({ at: 0, length: 2 });
  expect(inner?.locate({ at: 1, length: 2 })).toEqual({ at: 2, length: 2 });
  expect(inner?.locate({ at: 3, length: 4 })).toEqual({ at: 4, length: 4 });
  expect(inner?.locate({ at: 7, length: 1 })).toEqual({ at: 8, length: 2 });
});

test('half a letter is told as such, and the bound holds', () => {
  expect(Buffer.from(open('a\ud83d').inner?.bytes ?? []).toString()).toBe('a\ufffd');
  expect(open('abcdef', 5).opened).toBe(false);
});

test('a mark at the beginning is no letter', () => {
  expect(Buffer.from(open('\ufeffabc').inner?.bytes ?? []).toString()).toBe('abc');
  expect(open('\ufeff').opened).toBe(false);
});

test('says which UTF-16 it is, and nothing of other octets', () => {
  const le = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'utf16le'));
  const be = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'utf16le').swap16());
  const order = (octets: Uint8Array): string | null => isWide(octets, 0, octets.length);
  for (const text of ['user-4711', 'Zoë Müller', 'a Жанна b 😀', '\ufeffuser 1', 'line one\r\ntwo\0'])
    expect([order(le(text)), order(be(text))], text).toEqual(['le', 'be']);
  for (const octets of [
    le('five5'),
    new Uint8Array(30),
    le('a\u3042\u3042\u3042\u3042\u3042\u3042'),
    Uint8Array.from(Buffer.from('plain words')),
  ])
    expect(order(octets)).toBe(null);
});

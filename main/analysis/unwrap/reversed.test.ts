import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { fieldOf, openAll, openHostile } from './field.fixture.ts';
import { reversed } from './reversed.ts';

const turn = (text: string): string => [...text].reverse().join('');
const base64 = (text: string | Uint8Array): string => Buffer.from(text).toString('base64');
const REAL = turn(base64('ada.clerk@mail.example'));

test('reads the real one, and each letter leads back to its own', () => {
  const { seen } = openAll(reversed, fieldOf(REAL));
  expect(seen).toMatchObject([{ text: base64('ada.clerk@mail.example'), behind: REAL }]);
  const field = fieldOf('abcdef');
  reversed.open(field, (inner) => expect(inner.locate({ at: 0, length: 2 })).toEqual({ at: field.at + 4, length: 2 }), {
    octets: 99,
  });
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < REAL.length; n++)
    expect(openAll(reversed, fieldOf(REAL.slice(0, n))).seen[0]?.text).toBe(turn(REAL.slice(0, n)));
});

test('a true beginning with any end never throws, loops or points outside', () => openHostile(reversed, REAL));

test('never by itself, and offered only where an encoding would come out', () => {
  const offers = (text: string): boolean => reversed.mayOffer?.(fieldOf(text)) ?? false;
  expect(reversed.recognise(fieldOf(REAL))).toBe(0);
  for (const text of [
    REAL,
    turn(base64(gzipSync('ada.clerk@mail.example'))),
    turn(Buffer.from('ada.clerk@mail').toString('hex')),
    turn(base64(Buffer.from('ada.clerk', 'utf16le'))),
    turn('ada.clerk%40mail.example'),
    turn('ada.clerk\\u0040mail.example'),
    turn('ada.clerk&#64;mail.example'),
  ])
    expect(offers(text), text).toBe(true);
  for (const text of [
    base64('ada.clerk@mail.example'),
    'just-some-plain-words',
    turn('ada.clerk@mail.example'),
    '4812393010000000',
    '7f9c2ba4e88f827d616045507605853e',
    'short',
  ])
    expect(offers(text), text).toBe(false);
});

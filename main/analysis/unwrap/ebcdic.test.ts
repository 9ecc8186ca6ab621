import { expect, test } from 'vitest';
import { ebcdic } from './ebcdic.ts';
import { fieldOf, openAll, openHostile } from './field.fixture.ts';

/** `Rana-Keller 07` in code page 500, filled with blanks. */
const LETTERS = [0xd9, 0x81, 0x95, 0x81, 0x60, 0xd2, 0x85, 0x93, 0x93, 0x85, 0x99, 0x40, 0xf0, 0xf7];
const NAME = Uint8Array.of(...LETTERS, 0x40, 0x40, 0x40);

test('reads the real one, without the blanks behind it', () => {
  const { seen } = openAll(ebcdic, fieldOf(NAME));
  expect(seen.map(({ text }) => text)).toEqual(['Rana-Keller 07']);
  expect(openAll(ebcdic, fieldOf(Uint8Array.of(0x43, 0xcc, 0x59, 0x5a, 0x4a))).seen[0]?.text).toBe('äöß][');
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < 14; n++)
    expect('Rana-Keller 07'.startsWith(openAll(ebcdic, fieldOf(NAME.subarray(0, n))).seen[0]?.text ?? '?')).toBe(true);
});

test('a true beginning with any end never throws, loops or points outside', () => openHostile(ebcdic, NAME));

test('a part stands where it was sent, though letters may take two octets', () => {
  const field = fieldOf(Uint8Array.of(0x43, 0x81, 0x82), { before: 0 });
  ebcdic.open(
    field,
    ({ at, locate }) => {
      expect(locate({ at: at + 2, length: 1 })).toEqual({ at: 1, length: 1 });
      expect(locate({ at, length: 4 })).toEqual({ at: 0, length: 3 });
    },
    { octets: 1000 },
  );
});

test('opens only what is declared', () => {
  expect(ebcdic.recognise(fieldOf(NAME))).toBe(0);
  expect(openAll(ebcdic, fieldOf(Uint8Array.of(0x40, 0x40))).opened).toBe(false);
});

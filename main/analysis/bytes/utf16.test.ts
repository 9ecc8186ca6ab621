import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeText } from './text.ts';
import { decodeUtf16 } from './utf16.ts';

const wide = (text: string, order: 'be' | 'le'): Uint8Array => {
  const octets = Uint8Array.from(Buffer.from(text, 'utf16le'));
  return order === 'le' ? octets : Uint8Array.from(Buffer.from(octets).swap16());
};

test('agrees with the platform in both orders, and each letter leads back to its own octets', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('be' as const, 'le' as const),
      (text, order) => {
        const octets = Uint8Array.from([7, ...wide(text, order), 7]);
        const { bytes, locate } = decodeUtf16(octets, { at: 1, length: octets.length - 2 }, order);
        expect([...bytes]).toEqual([...new TextEncoder().encode(text)]);
        let at = 0;
        let from = 1;
        for (const letter of text) {
          const [size, length] = [new TextEncoder().encode(letter).length, 2 * letter.length];
          expect(locate({ at, length: size })).toEqual({ at: from, length });
          expect(locate({ at, length: 1 })).toEqual({ at: from, length });
          at += size;
          from += length;
        }
      },
    ),
  );
});

test('half a letter and half a unit', () => {
  const { bytes, locate } = decodeUtf16(Uint8Array.of(0xd8, 0x3d, 0, 0x61, 0), { at: 0, length: 5 }, 'be');
  expect(decodeText(bytes, 0, bytes.length)).toBe('\ufffda');
  expect(locate({ at: 4, length: 0 })).toEqual({ at: 4, length: 0 });
  expect(decodeUtf16(new Uint8Array(1), { at: 0, length: 1 }, 'le').bytes.length).toBe(0);
});

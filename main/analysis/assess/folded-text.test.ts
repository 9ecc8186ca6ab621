import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, foldedAsWritten, foldedDecoded } from './folded-text.ts';

test('folding keeps the length and does not hang on neighbours', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40, unit: 'binary' }), fc.string({ maxLength: 40, unit: 'binary' }), (a, b) => {
      expect(fold(a)).toHaveLength(a.length);
      expect(fold(`${a} ${b}`)).toBe(`${fold(a)} ${fold(b)}`);
    }),
  );
  expect(fold('ÄΣẞ\u0130K')).toBe('äσß\u0130k');
});

test('as written: each unit stands for itself', () => {
  expect(foldedAsWritten('Ab')).toEqual({ text: 'ab', from: [0, 1], to: [1, 2] });
});

test('decoded: each unit knows its escape', () => {
  expect(foldedDecoded('a%42%C3%84c')).toEqual({ text: 'abäc', from: [0, 1, 4, 10], to: [1, 4, 10, 11] });
  expect(foldedDecoded('%E9x')).toEqual({ text: 'éx', from: [0, 3], to: [3, 4] });
  expect(foldedDecoded('100 %')).toBeNull();
  expect(foldedDecoded('%4')).toBeNull();
});

test('decoded like decodeURIComponent, and never outside the text', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }).filter((raw) => raw.isWellFormed()),
      (raw) => {
        const written = encodeURIComponent(raw);
        const decoded = foldedDecoded(written);
        if (decoded === null) expect(written).toBe(raw);
        else expect(decoded.text).toBe(fold(raw));
      },
    ),
  );
  fc.assert(
    fc.property(
      fc.string({ maxLength: 40, unit: fc.constantFrom('%', '4', 'c', 'E', '2', '\ud83d', '\ude00', 'é') }),
      (text) => {
        const decoded = foldedDecoded(text);
        if (decoded === null) return;
        expect(decoded.from).toHaveLength(decoded.text.length);
        for (const [i, from] of decoded.from.entries()) {
          expect(from).toBeGreaterThanOrEqual(decoded.from[i - 1] ?? 0);
          expect(decoded.to[i]).toBeGreaterThan(from);
          expect(decoded.to[i]).toBeLessThanOrEqual(text.length);
        }
      },
    ),
  );
});

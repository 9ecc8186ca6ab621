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
  expect(foldedAsWritten('Ab')).toEqual({ text: 'ab', stretches: null });
});

test('decoded: each unit knows its escape', () => {
  expect(foldedDecoded('a%42%C3%84c')).toEqual({
    text: 'abäc',
    stretches: { from: [0, 1, 4, 10], to: [1, 4, 10, 11] },
  });
  expect(foldedDecoded('%E9x')).toEqual({ text: 'éx', stretches: { from: [0, 3], to: [3, 4] } });
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
        const { from: starts, to: ends } = decoded.stretches ?? { from: [], to: [] };
        expect(starts).toHaveLength(decoded.text.length);
        for (const [i, from] of starts.entries()) {
          expect(from).toBeGreaterThanOrEqual(starts[i - 1] ?? 0);
          expect(ends[i]).toBeGreaterThan(from);
          expect(ends[i]).toBeLessThanOrEqual(text.length);
        }
      },
    ),
  );
});

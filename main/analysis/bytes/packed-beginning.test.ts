import { brotliCompressSync, constants, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayBeginBrotli, mayBeginDeflate } from './packed-beginning.ts';

const brotli = (bytes: Uint8Array): boolean => mayBeginBrotli(bytes, 0, bytes.length);
const deflate = (bytes: Uint8Array): boolean => mayBeginDeflate(bytes, 0, bytes.length);
const text = fc.oneof(
  fc.string({ minLength: 1, maxLength: 600 }),
  fc.stringMatching(/^[a-f0-9]{1,80}$/),
  fc.json({ maxDepth: 4 }),
);

test('passes whatever is packed, at every level', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 0, max: 9 }), fc.constantFrom(0, 4), (plain, level, strategy) => {
      expect(deflate(Uint8Array.from(deflateRawSync(plain, { level, strategy })))).toBe(true);
      const params = { [constants.BROTLI_PARAM_QUALITY]: level, [constants.BROTLI_PARAM_LGWIN]: 10 + level };
      expect(brotli(Uint8Array.from(brotliCompressSync(plain, { params })))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('of random octets few pass', () => {
  let state = 7;
  const random = (): number => (state = Math.imul(state, 1_664_525) + 1_013_904_223) >>> 24;
  let passed = [0, 0];
  for (let i = 0; i < 10_000; i++) {
    const bytes = Uint8Array.from({ length: 12 + (i % 60) }, random);
    passed = [(passed[0] ?? 0) + Number(deflate(bytes)), (passed[1] ?? 0) + Number(brotli(bytes))];
  }
  expect(passed[0]).toBeLessThan(300);
  expect(passed[1]).toBeLessThan(800); // a try costs more than a wrong yes
});

test('any octets: nothing throws, nothing is read behind the end', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(40), (bytes, end) => {
      const cut = bytes.subarray(0, end);
      expect(mayBeginDeflate(bytes, 0, cut.length)).toBe(deflate(Uint8Array.from(cut)));
      expect(mayBeginBrotli(bytes, 0, cut.length)).toBe(brotli(Uint8Array.from(cut)));
    }),
  );
});

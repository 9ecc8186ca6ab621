import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextCache } from './text-cache.ts';
import { decodeText } from './text.ts';

test('says what decodeText says, the first time and again', () => {
  const cache = new TextCache();
  const name = fc.oneof(fc.uint8Array({ maxLength: 60 }), fc.constantFrom(Uint8Array.of(), Uint8Array.of(97, 98)));
  fc.assert(
    fc.property(name, fc.nat(4), (octets, before) => {
      const bytes = new Uint8Array(before + octets.length + 1).fill(120);
      bytes.set(octets, before);
      for (let round = 0; round < 2; round++)
        expect(cache.of(bytes, before, octets.length)).toBe(decodeText(octets, 0, octets.length));
    }),
  );
});

test('more texts than places, and two on one place', () => {
  const cache = new TextCache();
  for (let round = 0; round < 2; round++)
    for (let i = 0; i < 10_000; i++) {
      const octets = Uint8Array.from(String(i), (digit) => digit.charCodeAt(0));
      if (cache.of(octets, 0, octets.length) !== String(i)) throw new Error(`${i} became another text`);
    }
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeHuffman, huffmanPlace } from './hpack-huffman.ts';

const fromHex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const decode = (text: string): string | null => {
  const bytes = fromHex(text);
  const octets = decodeHuffman(bytes, 0, bytes.length);
  return octets && Buffer.from(octets).toString('latin1');
};

test('reads the real one: the strings of RFC 7541 appendix C', () => {
  expect(decode('f1e3 c2e5 f23a 6ba0 ab90 f4ff')).toBe('www.example.com');
  expect(decode('25a8 49e9 5bb8 e8b4 bf')).toBe('custom-value');
  expect(decode('d07a be94 1054 d444 a820 0595 040b 8166 e082 a62d 1bff')).toBe('Mon, 21 Oct 2013 20:13:21 GMT');
  expect(decode('')).toBe('');
});

/** The longest codes of appendix B: LF is thirty bits, 3ffffffc. */
test('reads codes of thirty bits, and refuses the end mark, other padding and a whole octet of it', () => {
  expect(decode('fffffff3')).toBe('\n');
  expect(decode('ffffffff')).toBeNull();
  expect(decode('fffffff0')).toBeNull();
  expect(decode('1fff')).toBeNull();
});

test('the place of a part is the octets that hold its codes', () => {
  const bytes = fromHex('00 f1e3 c2e5 f23a 6ba0 ab90 f4ff 00');
  // Codes of 7, 7, 7, 6 bits: the third w spans bits 14 to 20.
  expect(huffmanPlace(bytes, 1, 12, { at: 2, length: 1 })).toEqual({ at: 2, length: 2 });
  expect(huffmanPlace(bytes, 1, 12, { at: 0, length: 15 })).toEqual({ at: 1, length: 12 });
  expect(huffmanPlace(bytes, 1, 12, { at: 0, length: 1 })).toEqual({ at: 1, length: 1 });
});

test('every truncation yields a prefix or nothing', () => {
  const bytes = fromHex('d07a be94 1054 d444 a820 0595 040b 8166 e082 a62d 1bff');
  for (let n = 0; n < bytes.length; n++) {
    const octets = decodeHuffman(bytes, 0, n);
    if (octets) expect('Mon, 21 Oct 2013 20:13:21 GMT'.startsWith(Buffer.from(octets).toString())).toBe(true);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(50), fc.nat(50), (bytes, at, length) => {
      const octets = decodeHuffman(bytes, 0, bytes.length);
      expect(octets?.length ?? 0).toBeLessThanOrEqual((bytes.length * 8) / 5);
      const place = huffmanPlace(bytes, 0, bytes.length, { at, length });
      expect(place.at + place.length).toBeLessThanOrEqual(bytes.length);
    }),
  );
});

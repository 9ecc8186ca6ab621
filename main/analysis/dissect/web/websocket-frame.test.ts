import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyOf, unmasked, webSocketFrame } from './websocket-frame.ts';

/** RFC 6455 section 5.7: "Hello" alone, and masked. */
const HELLO = Uint8Array.from([0x81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f]);
const MASKED = Uint8Array.from([0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58]);
const read = (...octets: number[]) => webSocketFrame(Uint8Array.from(octets), 0, octets.length);

test('reads the real one', () => {
  expect(webSocketFrame(HELLO, 0, 7)).toMatchObject({ isLast: true, opcode: 1, isMasked: false, header: 2, length: 5 });
  const frame = webSocketFrame(MASKED, 0, 11);
  expect(frame).toMatchObject({ isMasked: true, header: 6, length: 5 });
  if (frame === null || typeof frame === 'number') throw new Error('no frame');
  const plain = unmasked(MASKED, 6, 5, [{ at: 6, length: 5, key: keyOf(frame, MASKED, 6) }]);
  expect(Buffer.from(plain).toString()).toBe('Hello');
});

test('reads lengths of 16 and 64 bits', () => {
  expect(read(0x82, 126, 1, 0)).toMatchObject({ header: 4, length: 256 });
  expect(read(0x82, 127, 0, 0, 0, 0, 0, 1, 0, 0)).toMatchObject({ header: 10, length: 65_536 });
  expect(read(0x82, 127, 0xff, 0, 0, 0, 0, 1, 0, 0)).toBeNull();
});

test('a key begins anew with each part', () => {
  const bytes = Uint8Array.from([1 ^ 7, 2 ^ 8, 3 ^ 7]);
  const plain = unmasked(bytes, 0, 3, [
    { at: 0, length: 2, key: [7, 8, 9, 9] },
    { at: 2, length: 1, key: [7, 8, 9, 9] },
  ]);
  expect([...plain]).toEqual([1, 2, 3]);
});

test('every truncation says how many octets it needs', () => {
  for (let n = 0; n < 6; n++) expect(webSocketFrame(MASKED, 0, n)).toBe(n < 2 ? 2 : 6);
});

test.each([[[0x91, 0]], [[0x83, 0]], [[0x8b, 0]], [[0x09, 0]], [[0x89, 126, 0, 200]]])('refuses %j', (octets) => {
  expect(read(...octets)).toBeNull();
});

test('a true beginning with any end never throws, loops or points outside', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 20 }), (bytes) => void webSocketFrame(bytes, 0, bytes.length)));
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Cursor } from './cursor.ts';

const BYTES = Uint8Array.of(0x01, 0x02, 0x03, 0x04, 0xff, 0xfe, 0xfd, 0xfc);

test('reads numbers of either byte order', () => {
  expect(new Cursor(BYTES).u8()).toBe(0x01);
  expect(new Cursor(BYTES).u16()).toBe(0x0102);
  expect(new Cursor(BYTES).u24()).toBe(0x010203);
  expect(new Cursor(BYTES).u32()).toBe(0x01020304);
  expect(new Cursor(BYTES, 4).u32()).toBe(0xfffefdfc);
  expect(new Cursor(BYTES).u16le()).toBe(0x0201);
  expect(new Cursor(BYTES, 4).u32le()).toBe(0xfcfdfeff);
});

test('a failed read poisons it for good', () => {
  const c = new Cursor(BYTES, 6);
  expect(c.u32()).toBe(0xfdfc * 0x10000);
  expect(c.ok).toBe(false);
  expect([c.u8(), c.u16(), c.u32le(), c.left]).toEqual([0, 0, 0, 0]);
  expect(c.span(0)).toEqual({ at: 8, length: 0 });
  expect(c.skip(0)).toBe(false);
});

test('a length field becomes a cursor that cannot see past its end', () => {
  const c = new Cursor(BYTES);
  const inner = c.sub(2);
  expect([inner.u8(), inner.u8(), inner.ok]).toEqual([1, 2, true]);
  expect([inner.u8(), inner.ok]).toEqual([0, false]);
  expect([c.u8(), c.ok]).toEqual([3, true]);
  const tooLong = c.sub(99);
  expect([tooLong.ok, tooLong.left, c.ok]).toEqual([false, 0, false]);
});

test('a negative length is refused', () => {
  const c = new Cursor(BYTES, 4);
  expect([c.skip(-1), c.ok, c.at]).toEqual([false, false, 8]);
});

test('no row of reads throws, moves back, or leaves its bytes', () => {
  const step = fc.tuple(
    fc.constantFrom('u8', 'u16', 'u24', 'u32', 'u16le', 'u32le', 'span', 'sub', 'skip'),
    fc.integer({ min: -3, max: 40 }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.array(step, { maxLength: 20 }), (bytes, steps) => {
      const c = new Cursor(bytes);
      for (const [name, length] of steps) {
        const before = { at: c.at, ok: c.ok };
        if (name === 'span') {
          const span = c.span(length);
          expect(span.at + span.length).toBeLessThanOrEqual(bytes.length);
        } else if (name === 'sub') expect(c.sub(length).end).toBeLessThanOrEqual(bytes.length);
        else if (name === 'skip') c.skip(length);
        else c[name as 'u8']();
        expect(c.at).toBeGreaterThanOrEqual(before.at);
        expect(c.at).toBeLessThanOrEqual(bytes.length);
        if (!before.ok) expect(c.ok).toBe(false);
      }
    }),
  );
});

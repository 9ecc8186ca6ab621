import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isMessage, protobufField } from './protobuf-field.ts';

/** protobuf.dev, "Encoding": field 1 is the varint 150; field 2 is the text "testing". */
const REAL = Uint8Array.of(0x08, 0x96, 0x01, 0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6e, 0x67);

test('reads the real one', () => {
  expect(protobufField(REAL, 0, REAL.length)).toEqual({ number: 1, wire: 0, value: { at: 1, length: 2 }, next: 3 });
  expect(protobufField(REAL, 3, REAL.length)).toEqual({ number: 2, wire: 2, value: { at: 5, length: 7 }, next: 12 });
  expect(isMessage(REAL, 0, REAL.length)).toBe(true);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 0; n < REAL.length; n++) expect(isMessage(REAL, 0, n)).toBe(n === 3);
});

test.each([
  ['number 0', [0x00, 0x01]],
  ['a group', [0x0b, 0x0c]],
  ['wire type 6', [0x0e, 0x01]],
  ['a number longer than it need be', [0x88, 0x00, 0x01]],
  ['a length past the end', [0x0a, 0x05, 0x61]],
  ['8 octets that are 7', [0x09, 1, 2, 3, 4, 5, 6, 7]],
])('refuses %s', (_, octets) => {
  expect(isMessage(Uint8Array.from(octets), 0, octets.length)).toBe(false);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  fc.assert(
    fc.property(fc.nat(REAL.length), fc.uint8Array({ maxLength: 60 }), (n, tail) => {
      const bytes = Uint8Array.from([...REAL.subarray(0, n), ...tail]);
      const field = protobufField(bytes, 0, bytes.length);
      if (field) expect(field.value.at + field.value.length).toBeLessThanOrEqual(bytes.length);
      isMessage(bytes, 0, bytes.length);
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { octets } from '../dissect/recording-sink.fixture.ts';
import { endOfNamedMap, isName, mapFormatAt, UNFINISHED } from './named-map.ts';

/** `{ "uid": "4711-ada", "n": 300 }` by each format's own rules. */
const MAPS = {
  messagepack: octets('\x82\xa3uid\xa84711-ada\xa1n\xcd\x01\x2c'),
  cbor: octets('\xa2\x63uid\x684711-ada\x61n\x19\x01\x2c'),
  bson: octets('\x1e\0\0\0\x02uid\0\x09\0\0\x004711-ada\0\x10n\0\x2c\x01\0\0\0'),
} as const;
const FORMATS = ['messagepack', 'cbor', 'bson'] as const;

test('reads the real ones, whatever stands before and behind', () => {
  for (const format of FORMATS) {
    const whole = Uint8Array.from([0, 1, 2, ...MAPS[format], 0x41]);
    expect(mapFormatAt(whole, 3), format).toBe(format);
    expect(endOfNamedMap(format, whole, 3, whole.length), format).toBe(whole.length - 1);
  }
});

test('every truncation is none, or one that is not there to its end', () => {
  for (const format of FORMATS)
    for (let n = 0; n < MAPS[format].length; n++)
      expect([-1, UNFINISHED], `${format} ${n}`).toContain(endOfNamedMap(format, MAPS[format], 0, n));
  expect(endOfNamedMap('messagepack', MAPS.messagepack, 0, 14)).toBe(UNFINISHED);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  fc.assert(
    fc.property(fc.constantFrom(...FORMATS), fc.nat(40), fc.uint8Array({ maxLength: 200 }), (format, n, tail) => {
      const bytes = Uint8Array.from([...MAPS[format].subarray(0, n), ...tail]);
      expect(endOfNamedMap(format, bytes, 0, bytes.length)).toBeLessThanOrEqual(bytes.length);
      for (let i = 0; i < bytes.length; i++) mapFormatAt(bytes, i);
    }),
  );
});

test('lists of many containers end', () => {
  for (const octet of [0x91, 0x81, 0xdd, 0x9f, 0xbf]) {
    const bytes = new Uint8Array(100_000).fill(octet);
    expect(endOfNamedMap('messagepack', bytes, 0, bytes.length)).toBe(-1);
    expect(endOfNamedMap('cbor', bytes, 0, bytes.length)).toBe(-1);
  }
});

test('is hardly ever met by chance', () => {
  let state = 1;
  const noise = Uint8Array.from({ length: 4_000_000 }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 16;
  });
  let met = 0;
  for (let i = 0; i < noise.length; i++) {
    const format = mapFormatAt(noise, i);
    if (format && endOfNamedMap(format, noise, i, Math.min(noise.length, i + 400)) > i) met++;
  }
  expect(met).toBe(0);
});

test('a name is a program’s word', () => {
  const named = (text: string): boolean => isName(octets(text), 0, text.length);
  expect(['uid', '_id', '$set', 'a.b', 'x-y'].every(named)).toBe(true);
  expect(['', '1st', 'two words', 'a=b', 'x'.repeat(65)].some(named)).toBe(false);
});

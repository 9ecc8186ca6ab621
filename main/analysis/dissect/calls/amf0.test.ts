import fc from 'fast-check';
import { expect, test } from 'vitest';
import { octets } from '../recording-sink.fixture.ts';
import { amfStrings } from './amf0.ts';

const WHOLE = octets(
  '\x02\0\x07connect\0\0\0\0\0\0\0\0\0\x03\0\x03app\x02\0\x04live\0\x01n\x01\x01\0\0\x09\x05\x0a\0\0\0\x01\x02\0\x01x\x08\0\0\0\0\0\x01k\x0c\0\0\0\x02yz\0\0\x09',
);
const read = (bytes: Uint8Array) =>
  amfStrings(bytes, 0, bytes.length).map(({ key, value }) => [
    key,
    Buffer.from(bytes.subarray(value.at, value.at + value.length)).toString('latin1'),
  ]);

test('reads the real one', () => {
  expect(read(WHOLE)).toEqual([
    [null, 'connect'],
    ['app', 'live'],
    [null, 'x'],
    ['k', 'yz'],
  ]);
});

test('every truncation yields a prefix and a reason: the strings before it', () => {
  for (let n = 0; n < WHOLE.length; n++)
    expect([
      [],
      ['connect'],
      ['connect', 'live'],
      ['connect', 'live', 'x'],
      ['connect', 'live', 'x', 'yz'],
    ]).toContainEqual(read(WHOLE.subarray(0, n)).map(([, text]) => text));
});

test('a true beginning with any end never throws, loops or points outside', () => {
  fc.assert(
    fc.property(fc.nat(WHOLE.length), fc.uint8Array(), (n, end) => {
      const bytes = Uint8Array.from([...WHOLE.subarray(0, n), ...end]);
      for (const { value } of amfStrings(bytes, 0, bytes.length))
        expect(value.at + value.length).toBeLessThanOrEqual(bytes.length);
    }),
  );
  expect(read(octets('\x03\0\x01a'.repeat(5000)))).toEqual([]);
});

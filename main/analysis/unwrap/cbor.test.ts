import { expect, test } from 'vitest';
import { cbor } from './cbor.ts';
import { fieldOf, openAll, openHostile } from './field.fixture.ts';

const fromHex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));

/** RFC 8949 appendix A: {_ "Fun": true, "Amt": -2}; then {"id": 4412398, "t": [1.1, "ana"]} made by its rules. */
const REAL = 'bf 63 46756e f5 63 416d74 21 ff';
const MADE = 'a2 62 6964 1a 004353ee 61 74 82 fb 3ff199999999999a 63 616e61';

function values(text: string | Uint8Array): string[] {
  const { seen } = openAll(cbor, fieldOf(typeof text === 'string' ? fromHex(text) : text));
  return seen.filter(({ role }) => role === 'value').map(({ path, text: told }) => `${path}=${told}`);
}

test('reads the real one', () => {
  expect(values(REAL)).toEqual(['cbor.Amt=-2']);
  expect(values(MADE)).toEqual(['cbor.id=4412398', 'cbor.t[]=1.1', 'cbor.t[]=ana']);
  expect(values(REAL + MADE)).toHaveLength(4);
});

/** RFC 8949 appendix A. */
test.each([
  ['18 64', '100'],
  ['19 03e8', '1000'],
  ['1b ffffffffffffffff', '18446744073709551615'],
  ['3b ffffffffffffffff', '-18446744073709551616'],
  ['fa 47c35000', '100000'],
  ['c1 1a 514b67b0', '1363896240'],
  ['64 49455446', 'IETF'],
])('reads %s as %s', (bytes, told) => {
  expect(values(bytes)).toEqual([`cbor=${told}`]);
});

test('every truncation yields a prefix and the rest', () => {
  const bytes = fromHex(MADE);
  for (let n = 0; n < bytes.length; n++) {
    const part = values(bytes.subarray(0, n));
    expect(values(MADE).slice(0, part.length)).toEqual(part);
  }
});

test('is never guessed', () => {
  expect(cbor.recognise(fieldOf(fromHex(MADE)))).toBe(0);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  openHostile(cbor, fromHex(REAL + MADE));
});

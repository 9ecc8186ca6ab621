import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { fieldOf, openAll, openHostile } from './field.fixture.ts';
import { messagepack } from './messagepack.ts';

const text = (content: string): number[] => [0xa0 | content.length, ...Buffer.from(content)];

const long = [0xce, 0x00, 0x43, 0x53, 0xee];
const double = [0xcb, 0x40, 0x4a, 0x40, 0, 0, 0, 0, 0];
const octets = [0xc4, 3, 1, 2, 3];

/** {"user":{"id":4412398,"tags":["ana","bo"]},"lat":52.5,"n":-5,"b":<3 octets>,"x":null}, by spec.md's table of formats. */
const MESSAGE = Uint8Array.from([
  0x85,
  ...text('user'),
  0x82,
  ...text('id'),
  ...long,
  ...text('tags'),
  0x92,
  ...text('ana'),
  ...text('bo'),
  ...text('lat'),
  ...double,
  ...text('n'),
  0xfb,
  ...text('b'),
  ...octets,
  ...text('x'),
  0xc0,
]);

test('reads the real one', () => {
  const field = fieldOf(MESSAGE);
  expect(messagepack.recognise(field)).toBeGreaterThan(0.5);
  const { seen } = openAll(messagepack, field);
  expect(seen.filter(({ role }) => role === 'value').map(({ path, key, text: told }) => [path, key, told])).toEqual([
    ['messagepack.user.id', 'id', '4412398'],
    ['messagepack.user.tags[]', 'tags', 'ana'],
    ['messagepack.user.tags[]', 'tags', 'bo'],
    ['messagepack.lat', 'lat', '52.5'],
    ['messagepack.n', 'n', '-5'],
    ['messagepack.b', 'b', '\u0001\u0002\u0003'],
  ]);
  expect(seen.filter(({ role }) => role === 'name').map((one) => one.text)).toEqual(
    'user id tags lat n b x'.split(' '),
  );
  expect(seen.find((one) => one.text === '4412398')?.behind.length).toBe(5);
});

test.each([
  ['7f', '127'],
  ['e0', '-32'],
  ['cc ff', '255'],
  ['cd ffff', '65535'],
  ['cf ffffffffffffffff', '18446744073709551615'],
  ['d0 80', '-128'],
  ['d1 8000', '-32768'],
  ['d2 80000000', '-2147483648'],
  ['d3 8000000000000000', '-9223372036854775808'],
  ['ca 3fc00000', '1.5'],
  ['d9 02 6f6b', 'ok'],
  ['da 0002 6f6b', 'ok'],
  ['db 00000002 6f6b', 'ok'],
  ['c7 02 05 6f6b', 'ok'],
  ['d5 05 6f6b', 'ok'],
  ['dc 0001 a2 6f6b', 'ok'],
  ['de 0001 a1 6b a2 6f6b', 'ok'],
])('reads %s as %s', (bytes, told) => {
  const { seen } = openAll(messagepack, fieldOf(Uint8Array.from(Buffer.from(bytes.replaceAll(' ', ''), 'hex'))));
  expect(seen.filter(({ role }) => role === 'value').map((one) => one.text)).toEqual([told]);
});

test('every truncation yields a prefix and the rest', () => {
  const values = (bytes: Uint8Array): string[] =>
    openAll(messagepack, fieldOf(bytes)).seen.flatMap((one) => (one.role === 'value' ? [one.text] : []));
  const whole = values(MESSAGE);
  for (let n = 0; n < MESSAGE.length; n++) {
    const part = values(MESSAGE.subarray(0, n));
    expect(whole.slice(0, part.length)).toEqual(part);
  }
});

test('guesses only where something readable comes out', () => {
  for (let n = 0; n < MESSAGE.length; n++) expect(messagepack.recognise(fieldOf(MESSAGE.subarray(0, n)))).toBe(0);
  expect(messagepack.recognise(fieldOf(Uint8Array.of(0x94, 1, 2, 3, 0xa3, 0x61, 0x62, 0x63)))).toBe(0);
  expect(messagepack.recognise(fieldOf(MESSAGE, { path: 'unknown.bytes' }))).toBe(0);
  for (let i = 0; i < 20_000; i++) {
    const hash = createHash('sha512').update(String(i)).digest();
    for (const length of [16, 20, 32, 64]) expect(messagepack.recognise(fieldOf(hash.subarray(0, length)))).toBe(0);
  }
});

test('nesting and false counts end', () => {
  openAll(messagepack, fieldOf(new Uint8Array(100_000).fill(0x91)));
  expect(openAll(messagepack, fieldOf(Uint8Array.of(0xdd, 0xff, 0xff, 0xff, 0xff, 0xa1, 0x61))).opened).toBe(false);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  openHostile(messagepack, MESSAGE);
});

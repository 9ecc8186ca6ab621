import { createHash } from 'node:crypto';
import { deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { fieldOf, openAll, openHostile } from './field.fixture.ts';
import { hex } from './hex.ts';

const coded = (text: string | Uint8Array): string => Buffer.from(text).toString('hex');
const score = (text: string): number => hex.recognise(fieldOf(text));

test('reads the real one', () => {
  const text = coded('{"uid":4812393}');
  expect(openAll(hex, fieldOf(text, { key: 'data' })).seen).toEqual([
    { path: '', key: 'data', text: '{"uid":4812393}', behind: text, role: 'value', encodings: undefined },
  ]);
});

test('opens what is packed by zlib, where it is longer than a hash', () => {
  const body = JSON.stringify({ uid: 4812393, names: Array.from({ length: 40 }, (_, i) => `lantern-${i * 7}`) });
  expect(score(coded(deflateSync(body)))).toBeGreaterThan(0.5);
  expect(score(coded(deflateSync('uid=4812393')))).toBe(0);
  expect(score(`789c${createHash('sha512').update('x').digest('hex').slice(4)}`)).toBe(0);
});

test('says which digits stand behind a part: decoding them alone gives it back', () => {
  const field = fieldOf(coded('user=4812393;room=blue').toUpperCase());
  hex.open(
    field,
    (inner) => {
      const { at, length } = inner.locate({ at: 5, length: 7 });
      expect({ at, length }).toEqual({ at: field.at + 10, length: 14 });
      expect(Buffer.from(Buffer.from(field.bytes.subarray(at, at + length)).toString(), 'hex').toString()).toBe(
        '4812393',
      );
    },
    { octets: 100 },
  );
  expect.assertions(2);
});

test.each([
  ['JSON', coded('{"a":1,"b":2}')],
  ['a short name', coded('anna_maria')],
  ['an own number as text', coded('481239301')],
  ['text in any script', coded('আমি এখানে আছি')],
  ['a long text whose 48th octet stands inside a letter', coded(`${'a'.repeat(47)}äöü and more`)],
  ['upper case', coded('user=4812393;room=blue').toUpperCase()],
  ['gzip', coded(gzipSync('some text'))],
])('opens %s', (_name, text) => {
  expect(score(text)).toBeGreaterThan(0.5);
});

test.each([
  ['too few digits', coded('anna_ma')],
  ['an odd number of digits', `${coded('anna_maria')}6`],
  ['both cases', coded('user=4812393;room=blue/kilo').replace(/(.*)b/, '$1B')],
  ['a decimal number that would read "HeyYvgBp"', '4865795976674270'],
  ['the same with an odd sign', coded('ann/ma#ia')],
  ['a UUID', '550e8400-e29b-41d4-a716-446655440000'],
  ['a UUID without hyphens', '550e8400e29b41d4a716446655440000'],
  ['a word', 'deadbeefdeadbeef'],
  ['nothing', ''],
])('leaves %s as it is', (_name, text) => {
  expect(score(text)).toBe(0);
});

test('leaves hashes and IDs as they are', () => {
  let [short, long] = [0, 0];
  for (let i = 0; i < 30_000; i++) {
    const hash = createHash('sha256').update(String(i)).digest('hex');
    if (score(hash.slice(0, 16)) > 0) short++;
    for (const digits of [32, 40, 64]) if (score(hash.slice(0, digits)) > 0) long++;
  }
  expect(long).toBe(0);
  expect(short).toBeLessThanOrEqual(3); // 0.8 by chance
});

test('every truncation yields a prefix of the text', () => {
  const text = 'user=4812393;room=blue';
  for (let n = 0; n < 2 * text.length; n++) {
    const { seen } = openAll(hex, fieldOf(coded(text).slice(0, n)));
    expect(seen[0]?.text ?? '').toBe(text.slice(0, n >> 1));
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  openHostile(hex, coded('user=4812393;room=blue'));
});

test('UTF-16 in it is opened in either order; other digits are offered to the search', () => {
  expect(score(Buffer.from('ada clerk', 'utf16le').toString('hex'))).toBeGreaterThan(0.5);
  expect(score(Buffer.from('ada clerk', 'utf16le').swap16().toString('hex'))).toBeGreaterThan(0.5);
  expect(score('00'.repeat(20))).toBe(0);
  expect(hex.mayOffer?.(fieldOf('7f9c2ba4e88f827d616045507605853e'))).toBe(true);
  for (const text of ['7f9c2ba4e88f827', 'not of hex digits', 'abcdefABCDEF0123'])
    expect(hex.mayOffer?.(fieldOf(text)), text).toBe(false);
});

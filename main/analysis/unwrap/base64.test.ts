import { createHash } from 'node:crypto';
import { deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { base64 } from './base64.ts';
import { fieldOf, openAll, openHostile } from './field.fixture.ts';

const coded = (text: string): string => Buffer.from(text).toString('base64');

test('reads the real one', () => {
  const text = coded('{"uid":4812393}');
  expect(openAll(base64, fieldOf(text, { key: 'data' })).seen).toEqual([
    { path: '', key: 'data', text: '{"uid":4812393}', behind: text, role: 'value', encodings: undefined },
  ]);
});

test('opens what is packed by zlib, where it is longer than a hash', () => {
  const body = JSON.stringify({ uid: 4812393, names: Array.from({ length: 40 }, (_, i) => `lantern-${i * 7}`) });
  const packed = deflateSync(body);
  expect(packed.length).toBeGreaterThan(64);
  expect(base64.recognise(fieldOf(packed.toString('base64')))).toBeGreaterThan(0.5);
  expect(base64.recognise(fieldOf(deflateSync('uid=4812393').toString('base64')))).toBe(0);
  for (let i = 0; i < 5_000; i++) {
    const hash = createHash('sha512').update(String(i)).digest();
    hash.set([0x78, 0x9c]); // as one in 65,536 begins
    if (base64.recognise(fieldOf(hash.toString('base64'))) > 0) throw new Error(`hash ${i}`);
  }
});

test('says which digits stand behind a part: decoding them alone gives it back', () => {
  const field = fieldOf(coded('user=4812393;room=blue'));
  base64.open(
    field,
    (inner) => {
      const { at, length } = inner.locate({ at: 6, length: 3 });
      expect({ at, length }).toEqual({ at: field.at + 8, length: 4 });
      expect(Buffer.from(Buffer.from(field.bytes.subarray(at, at + length)).toString(), 'base64').toString()).toBe(
        '812',
      );
    },
    { octets: 100 },
  );
  expect.assertions(2);
});

test('guesses only where something readable comes out', () => {
  expect(base64.recognise(fieldOf(coded('{"a":1,"b":2}')))).toBeGreaterThan(0.8);
  expect(base64.recognise(fieldOf(coded('Grüße an alle, die das lesen: schön, dass ihr hier seid')))).toBeGreaterThan(
    0.5,
  );
  expect(base64.recognise(fieldOf(Buffer.from(gzipSync('some text')).toString('base64url')))).toBeGreaterThan(0.9);
  for (const text of [
    'YWJj',
    'application',
    'administrator',
    'deadbeefdeadbeef',
    '4812393481239348',
    'com.sceneway.kankan',
    '550e8400e29b41d4a716446655440000',
  ]) {
    expect(base64.recognise(fieldOf(text)), text).toBe(0);
  }
});

test('offers packed octets to the search, but no hex, digits or short words', () => {
  const searched = (text: string): Uint8Array[] => {
    const out: Uint8Array[] = [];
    const field = fieldOf(text);
    if (base64.mayOffer?.(field) === true) base64.open(field, (inner) => out.push(inner.bytes), { octets: 100 });
    return out;
  };
  const packed = Uint8Array.of(1, 2, 5, 0x21, 0xaf, 0x1c, 7, 7, 0x78, 0x6b, 0x38, 0xff);
  expect(base64.recognise(fieldOf(Buffer.from(packed).toString('base64')))).toBe(0);
  expect(searched(Buffer.from(packed).toString('base64'))).toEqual([packed]);
  for (const text of ['deadbeefdeadbeef', '4812393481239348', 'AQIFIa8cBwc=', 'AQIFIa8cBwd4azj!', 'AQIF=a8cBwd4azj/'])
    expect(searched(text), text).toEqual([]);
});

test('every truncation yields a prefix of the text', () => {
  const text = coded('user=4812393;room=blue');
  for (let n = 0; n < text.length; n++) {
    const { seen } = openAll(base64, fieldOf(text.slice(0, n)));
    if (seen[0]) expect('user=4812393;room=blue'.startsWith(seen[0].text)).toBe(true);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  openHostile(base64, coded('user=4812393;room=blue'));
});

test('UTF-16 in it is opened in either order, and random octets are not taken for it', () => {
  for (const octets of [Buffer.from('{"uid":"4711"}', 'utf16le'), Buffer.from('ada clerk', 'utf16le').swap16()])
    expect(base64.recognise(fieldOf(octets.toString('base64')))).toBeGreaterThan(0.5);
  expect(base64.recognise(fieldOf(Buffer.from('ada', 'utf16le').toString('base64')))).toBe(0);
  expect(base64.recognise(fieldOf(Buffer.alloc(30).toString('base64')))).toBe(0);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { octets } from '../dissect/recording-sink.fixture.ts';
import { messagesIn } from './protobuf-frames.ts';

/** Fields 1 and 2: a text and a number; field 3: a text. */
const ONE = '\x0a\x0f4711@nowhere.ch\x10\x07\x1a\x05lobby';
const TWO = '\x08\x01\x12\x0bhello there';

const found = (text: string): string[] => {
  const bytes = octets(text);
  return messagesIn(bytes, 0, bytes.length).map(({ at, length }) => text.slice(at, at + length));
};
const low = (text: string): string => String.fromCharCode(text.length);

test('one that ends with the octets, behind a header', () => {
  for (const header of ['', '\xa7\x01\xff\xfe', '\0\0\0\x1a', '\0\0\0\0\x1a', '\xff'.repeat(16)])
    expect(found(header + ONE)).toEqual([ONE]);
  expect(found('\xff'.repeat(17) + ONE)).toEqual([]);
});

test('several, each behind its length', () => {
  for (const length of [
    low,
    (text: string) => `\0${low(text)}`,
    (text: string) => `${low(text)}\0`,
    (text: string) => `\0\0\0${low(text)}`,
    (text: string) => `${low(text)}\0\0\0`,
    (text: string) => `\0\0\0\0${low(text)}`,
  ])
    expect(found(length(ONE) + ONE + length(TWO) + TWO)).toEqual([ONE, TWO]);
});

test('every truncation yields a prefix and a reason', () => {
  const whole = low(ONE) + ONE + low(TWO) + TWO;
  for (let n = 0; n < whole.length; n++)
    for (const message of found(whole.slice(0, n))) expect(ONE.startsWith(message)).toBe(true);
});

test('text is none, whatever its letters say', () => {
  const json = JSON.stringify({ user: 'ada', room: 'lobby', more: 'r'.repeat(60) }, null, 2);
  for (let n = 0; n < 60; n++) expect(found(json.slice(n)), json.slice(n)).toEqual([]);
});

test('what goes on behind the beginning of a text is none', () => {
  // `:` and `"` read as a tag and as a length of 34 octets.
  expect(found('{"user_id":"lantern4711","room":"harbour-nine"}\x9a\x01\xfe3')).toEqual([]);
  expect(found(`\x01abc${ONE}`)).toEqual([ONE]); // a short mark is a header
});

test('a true beginning with any end never throws, loops or points outside', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.uint8Array({ maxLength: 200 }), (n, tail) => {
      const whole = octets(low(ONE) + ONE + low(TWO) + TWO);
      const bytes = Uint8Array.from([...whole.subarray(0, n), ...tail]);
      for (const { at, length } of messagesIn(bytes, 0, bytes.length))
        expect(at + length).toBeLessThanOrEqual(bytes.length);
    }),
  );
});

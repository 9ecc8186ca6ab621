import fc from 'fast-check';
import { expect, test } from 'vitest';
import { octets } from '../dissect/recording-sink.fixture.ts';
import { isPlainName, pairsAt } from './string-chain.ts';

const STRINGS = ['userId', '4711-ada', 'phone', '+4915112345678'];
const PREFIXES: readonly ((length: number) => string)[] = [
  (n) => String.fromCharCode(n),
  (n) => `\0${String.fromCharCode(n)}`,
  (n) => `${String.fromCharCode(n)}\0`,
  (n) => `\0\0\0${String.fromCharCode(n)}`,
  (n) => `${String.fromCharCode(n)}\0\0\0`,
];

function read(text: string): string[] | null {
  const chain = pairsAt(octets(text), 0, text.length);
  if (!chain) return null;
  const found: string[] = [];
  for (let i = 0; i < chain.places.length; i += 2)
    found.push(text.slice(chain.places[i], (chain.places[i] ?? 0) + (chain.places[i + 1] ?? 0)));
  return found;
}

test('reads names and values behind lengths of 1, 2 and 4 octets, in both orders, with a type between', () => {
  for (const prefix of PREFIXES)
    for (const between of ['', '\x02', '\x01\x07'])
      expect(read(STRINGS.map((text) => prefix(text.length) + text).join(between))).toEqual(STRINGS);
});

/** Lays names and values out, each in its own way. */
const laid = (name: (text: string) => string, value: (text: string) => string): string =>
  STRINGS.map((text, i) => (i % 2 === 0 ? name(text) : value(text))).join('');
const low = (text: string): string => String.fromCharCode(text.length);
const withNul = (text: string): string => `${text}\0`;

test('names may be written in another way than values, where there are two pairs', () => {
  const u16 = (text: string): string => `\0${low(text)}${text}`;
  for (const text of [
    laid((name) => low(name) + name, u16),
    laid(withNul, u16),
    laid(withNul, withNul),
    laid(
      (name) => low(withNul(name)) + withNul(name),
      (value) => low(withNul(value)) + withNul(value),
    ),
    // Types and sizes between.
    laid((name) => `${low(name)}${name}\x02`, u16),
    laid(
      (name) => low(name) + name,
      (value) => `\x07${u16(value)}\xff\x10\0\x21`,
    ),
    // Avro; AMF 3.
    laid(...twice((text: string) => String.fromCharCode(2 * text.length) + text)),
    laid(
      (name) => String.fromCharCode(2 * name.length + 1) + name,
      (value) => `\x06${String.fromCharCode(2 * value.length + 1)}${value}`,
    ),
  ])
    expect(read(text), JSON.stringify(text)).toEqual(STRINGS);
  expect(read(laid((name) => low(name) + name, u16).slice(0, 18))).toBeNull();
});

function twice<T>(one: T): [T, T] {
  return [one, one];
}

test('lines of text are no lengths', () => {
  expect(read('\nphone = "+919845012377"\ntoken = "b7f19c02e4d85a63f0"\n')).toBeNull();
  expect(read('\x05user_id=48192033771&room_id=r1')).toBeNull();
});

test('every truncation yields whole pairs', () => {
  const whole = STRINGS.map((text) => `\0${String.fromCharCode(text.length)}${text}`).join('');
  for (let n = 0; n < whole.length; n++) expect(read(whole.slice(0, n))).toEqual(n < 18 ? null : STRINGS.slice(0, 2));
});

test('what is no pair', () => {
  for (const text of [
    '\x02id\x044711',
    '\x06userId',
    '\x06user d\x044711',
    '\x061234-6\x044711',
    '\x06userId\x04\x01\x02\x03\x04',
  ])
    expect(read(text)).toBeNull();
});

test('a name begins with a letter and holds some', () => {
  const named = (text: string): boolean => isPlainName(octets(text), 0, text.length, 3);
  expect(['uid', 'user_id', '_uid', 'x-user.id2'].every(named)).toBe(true);
  expect(['id', 'U62', '9abc', 'a:bcd', 'a b c'].some(named)).toBe(false);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  fc.assert(
    fc.property(fc.nat(30), fc.uint8Array({ maxLength: 200 }), (n, tail) => {
      const whole = octets(STRINGS.map((text) => String.fromCharCode(text.length) + text).join(''));
      const bytes = Uint8Array.from([...whole.subarray(0, n), ...tail]);
      expect(pairsAt(bytes, 0, bytes.length)?.end ?? 0).toBeLessThanOrEqual(bytes.length);
    }),
  );
});

import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { encodeUtf8 } from '../bytes/text.ts';
import { minePatterns } from '../detect/mine-patterns.ts';
import { OwnSearch } from '../detect/own-value-search.ts';
import type { Field } from '../model/field.ts';
import { FieldView } from '../model/field-view.ts';
import { frozenFrame } from '../model/origins.ts';
import { flow } from '../unwrap/field.fixture.ts';
import { unwrappers } from '../unwrap/index.ts';
import type { Inner, Unwrapper } from '../unwrap/unwrapper.ts';
import { Walker } from '../unwrap/walk.ts';

/** Reads of single octets, and octets that are handed to somebody else as a whole. */
let work = 0;
const counters = new WeakMap<Uint8Array, Uint8Array>();

/** A part of them costs nothing; whoever seeks an octet in it has read up to there. */
function seeking(part: Uint8Array): Uint8Array {
  work++;
  return Object.defineProperty(part, 'indexOf', {
    value: (octet: number, from = 0): number => {
      const found = Uint8Array.prototype.indexOf.call(part, octet, from);
      work += (found < 0 ? part.length : found) - from;
      return found;
    },
  });
}

/** The same octets, every look at which is counted. */
function counted(bytes: Uint8Array): Uint8Array {
  const known = counters.get(bytes);
  if (known) return known;
  const counter = new Proxy(bytes, {
    get(target, name) {
      if (typeof name === 'string' && name.charCodeAt(0) <= 0x39) work++;
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...args: readonly number[]): unknown => {
        const given: unknown = Reflect.apply(value, target, args);
        if (name === 'subarray' && given instanceof Uint8Array) return seeking(given);
        if (given instanceof Uint8Array) work += given.length;
        return given;
      };
    },
  });
  counters.set(bytes, counter);
  counters.set(counter, counter);
  return counter;
}

/** What came out of a packing was written first. */
function decoded({ bytes }: Field, inner: Inner): Uint8Array {
  if (inner.bytes !== bytes) work += inner.length;
  return counted(inner.bytes);
}

/** Each unwrapper, its looks counted, and its steps with ten octets each. */
const watched: readonly Unwrapper[] = unwrappers.map((one) => ({
  ...one,
  recognise: (field) => ((work += 10), one.recognise(field)),
  ...(one.mayOffer && { mayOffer: (field) => ((work += 10), one.mayOffer?.(field) ?? false) }),
  open: (field, emit, limits) =>
    one.open(field, (inner: Inner) => ((work += 10), emit({ ...inner, bytes: decoded(field, inner) })), limits),
}));

const search = new OwnSearch(minePatterns([{ kind: 'email', value: 'rana.iyer@mail.example' }]));

function workOf(text: string | Uint8Array): number {
  work = 0;
  const bytes = counted(typeof text === 'string' ? encodeUtf8(text) : Uint8Array.from(text));
  const walker = new Walker(watched, {
    visit: (field) => void search.holds(field.bytes, field.at, field.length),
    wants: (parent, _key, _role, at, length) => (search.holds(parent.bytes, at, length), true),
    searches: true,
  });
  const view = new FieldView(flow);
  view.onWire(bytes, 0, bytes.length, frozenFrame(1, 100, null));
  view.path = 'http.body';
  view.protocol = 'http';
  walker.begin();
  walker.walk(view);
  return work;
}

const base64 = (text: string | Uint8Array): string => Buffer.from(text).toString('base64');
const backwards = (text: string): string => [...text].reverse().join('');
/** Octets without a pattern, and the same again: what chance makes of them, it makes as often as they are repeated. */
const BLOCK = ((): Uint8Array => {
  let state = 1;
  return Uint8Array.from({ length: 3000 }, () => (state = Math.imul(state, 0x5bd1e995) + 12_345) >>> 24);
})();
const noise = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => BLOCK[i % BLOCK.length] ?? 0);

/** What each makes of a number of octets: what apps send, and what only an attacker would. */
const MAKERS: Readonly<Record<string, (size: number) => string | Uint8Array>> = {
  words: (size) => 'lantern keeper '.repeat(size / 15),
  'a document': (size) =>
    JSON.stringify(Array.from({ length: size / 30 }, (_, i) => ({ id: i, name: `n${i}`, t: 'x y' }))),
  tokens: (size) => JSON.stringify(Array.from({ length: size / 60 }, (_, i) => base64(noise(30 + (i % 5))))),
  'digits of hashes': (size) =>
    JSON.stringify(Array.from({ length: size / 45 }, (_, i) => Buffer.from(noise(20 + (i % 2))).toString('hex'))),
  'one token': (size) => base64(noise((size / 4) * 3)),
  'base64, three deep': (size) => base64(base64(base64('{"uid":"4711"} '.repeat(size / 36)))),
  'gzip in base64': (size) => base64(gzipSync(noise(size / 2))),
  'packed backwards': (size) => backwards(base64(base64(noise(size / 2)))),
  'hexadecimal of hexadecimal': (size) => Buffer.from(Buffer.from(noise(size / 4)).toString('hex')).toString('hex'),
  'percent signs': (size) => '%'.repeat(size),
  escapes: (size) => '%41'.repeat(size / 3),
  'escapes, twice': (size) => '%2541'.repeat(size / 5),
  ampersands: (size) => '&'.repeat(size),
  entities: (size) => '&#64;'.repeat(size / 5),
  'half entities': (size) => '&#6'.repeat(size / 3),
  backslashes: (size) => '\\'.repeat(size),
  'letters in escapes': (size) => '\\u0041'.repeat(size / 6),
  'quotes in quotes': (size) => `{"a":${JSON.stringify(JSON.stringify('"'.repeat(size / 4)))}}`,
  braces: (size) => '{'.repeat(size),
  'open lists': (size) => '[{"a":'.repeat(size / 6),
  tags: (size) => '<a b="c">'.repeat(size / 9),
  pairs: (size) => 'a=b&'.repeat(size / 4),
  'equals signs': (size) => '='.repeat(size),
  colons: (size) => 'ab:'.repeat(size / 3),
  'letters of two octets': (size) => Uint8Array.from(Buffer.from('lantern '.repeat(size / 16), 'utf16le')),
  nothing: (size) => new Uint8Array(size),
  noise: (size) => noise(size),
  'lengths and letters': (size) => '\x06abcdef'.repeat(size / 7),
};

/** From here on no field is short any more (`signsOf`). */
const SIZE = 12_000;
/** A little more than twice: what is done once for each field. */
const MOST = 2.2;

test.each(Object.entries(MAKERS))('twice as much of it is twice the work, and no more: %s', (_, make) => {
  const [first = 0, second = 0, third = 0] = [1, 2, 4].map((times) => workOf(make(times * SIZE)));
  expect(first).toBeGreaterThan(SIZE);
  expect(second / first).toBeLessThanOrEqual(MOST);
  expect(third / second).toBeLessThanOrEqual(MOST);
});

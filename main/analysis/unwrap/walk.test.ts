import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../bytes/text.ts';
import { FieldView } from '../model/field-view.ts';
import { frozenFrame } from '../model/origins.ts';
import { flow } from './field.fixture.ts';
import { unwrappers } from './index.ts';
import type { Unwrapper } from './unwrapper.ts';
import { Walker } from './walk.ts';

interface Visit {
  readonly path: string;
  readonly key: string | null;
  readonly text: string;
  readonly chain: readonly string[];
  readonly leaf: boolean;
  readonly offset: number;
  readonly length: number;
}

/** A walker whose visitor wants everything, own values among it. */
function walking(registry: readonly Unwrapper[], visit: (field: FieldView) => void): Walker {
  return new Walker(registry, { visit, wants: () => true, searches: true });
}

/** Walks one field of frame 1 whose octets begin at offset 100; names what came by, in order. */
function walk(content: string | Uint8Array, encodings: readonly string[] = [], registry = unwrappers) {
  const visits: Visit[] = [];
  const walker = walking(registry, (field) => {
    const [where] = field.where();
    visits.push({
      path: field.path,
      key: field.key,
      text: field.text(),
      chain: field.chain,
      leaf: field.leaf,
      offset: where?.offset ?? -1,
      length: where?.length ?? 0,
    });
  });
  const bytes = typeof content === 'string' ? encodeUtf8(content) : content;
  const view = new FieldView(flow);
  view.onWire(bytes, 0, bytes.length, frozenFrame(1, 100, null));
  view.path = 'test.body';
  view.encodings = encodings;
  walker.begin();
  walker.walk(view);
  return { visits, stopped: walker.stopped, find: (text: string) => visits.find((one) => one.text === text) };
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

test('what nothing opens is visited as it is', () => {
  expect(walk('just words').visits).toEqual([
    { path: 'test.body', key: null, text: 'just words', chain: [], leaf: true, offset: 100, length: 10 },
  ]);
});

test('a member five layers down is one field with its chain and its place on the wire', () => {
  let packed = JSON.stringify({ user_id: 'lighthouse-7' });
  for (let layer = 0; layer < 2; layer++) packed = JSON.stringify({ data: base64(packed) });
  const { find } = walk(packed, ['json']);
  const found = find('lighthouse-7');
  expect(found).toMatchObject({ key: 'user_id', leaf: true, chain: ['base64', 'base64'] });
  expect(found?.path).toMatch(/^test\.body\..*user_id$/);
  const [offset, length] = [found?.offset ?? 0, found?.length ?? 0];
  expect(offset).toBeGreaterThan(100);
  expect(offset + length).toBeLessThan(100 + packed.length);
});

test('the innermost comes first, and what was opened is no leaf', () => {
  const { visits } = walk('{"a":{"b":"tom"}}', ['json']);
  const order = visits.map((one) => one.text);
  expect(order.indexOf('tom')).toBeLessThan(order.indexOf('{"a":{"b":"tom"}}'));
  expect(visits.at(-1)?.leaf).toBe(false);
});

test('packed octets behind base64 are there for own values alone; the field stays a leaf with its key', () => {
  const packed = Buffer.from([1, 2, 5, 0x21, 0xaf, 0x1c, 7, 7, 0x78, 0x6b, 0x38, 0xff]).toString('base64');
  const seen: unknown[] = [];
  const walker = walking(unwrappers, ({ path, key, chain, leaf, role, unclaimed, guessed, length }) =>
    seen.push({ path, key, chain, leaf, role, unclaimed, guessed, length }),
  );
  const view = new FieldView(flow);
  for (const text of [packed, 'plain words']) {
    const bytes = encodeUtf8(text);
    view.onWire(bytes, 0, bytes.length, frozenFrame(1, 100, null));
    view.path = 'http.query.token';
    view.key = 'token';
    walker.begin();
    walker.walk(view);
  }
  const field = { path: 'http.query.token', key: 'token', chain: [], leaf: true, role: 'value', unclaimed: false };
  expect(seen).toEqual([
    {
      path: 'http.query.token.octets',
      key: null,
      chain: ['base64'],
      leaf: true,
      role: 'name',
      unclaimed: true,
      guessed: true,
      length: 12,
    },
    { ...field, guessed: false, length: 16 },
    { ...field, guessed: false, length: 11 },
  ]);
});

test('declared encodings go in order, without a guess', () => {
  const { find } = walk(Buffer.from('name=tom%20jones'), ['form']);
  expect(find('tom jones')).toMatchObject({ key: 'name', chain: ['percent'] });
});

test('a declared encoding that nobody knows leaves the field a leaf', () => {
  expect(walk('{"a":1}', ['rot13']).visits).toHaveLength(1);
});

describe('bounds', () => {
  /** Opens everything into itself, twice. */
  const endless: Unwrapper = {
    name: 'endless',
    recognise: () => 0.9,
    open(field, emit) {
      for (const path of ['a', 'b'])
        emit({ path, key: null, bytes: field.bytes, at: field.at, length: field.length, locate: (part) => part });
      return true;
    },
  };

  test('depth: an endless nesting stops, and says so', () => {
    const { visits, stopped } = walk('x', [], [endless]);
    expect(visits.length).toBe(2 ** 9 - 1); // 8 levels below the field
    expect(stopped).toBe(2 ** 8);
  });

  test('fields: a flat flood stops, and says so', () => {
    const flood: Unwrapper = {
      name: 'flood',
      recognise: (field) => (field.length > 1 ? 0.9 : 0),
      open(field, emit) {
        for (let i = 0; i < 60_000; i++)
          emit({ path: 'x', key: null, bytes: field.bytes, at: field.at, length: 1, locate: (part) => part });
        return true;
      },
    };
    const { visits, stopped } = walk('xy', [], [flood]);
    expect(visits.length).toBe(50_000);
    expect(stopped).toBe(10_001);
  });

  test('octets: what is spent is spent for the whole message, and given back for the next', () => {
    const spender: Unwrapper = {
      name: 'spender',
      recognise: (field) => (field.length === 2 ? 0.9 : 0),
      open(field, emit, limits) {
        limits.octets = 0;
        emit({ path: 'x', key: null, bytes: field.bytes, at: 0, length: 1, locate: (part) => part });
        return true;
      },
    };
    let visits = 0;
    const walker = walking([spender], () => visits++);
    const view = new FieldView(flow);
    const next = (): void => {
      view.onWire(encodeUtf8('xy'), 0, 2, frozenFrame(1, 0, null));
      walker.walk(view);
    };
    walker.begin();
    next();
    next();
    expect([visits, walker.stopped]).toEqual([3, 1]);
    walker.begin();
    next();
    expect([visits, walker.stopped]).toEqual([5, 1]);
  });

  test('a name is never opened', () => {
    const view = new FieldView(flow);
    const text = encodeUtf8('{"a":1}');
    view.onWire(text, 0, text.length, frozenFrame(1, 0, null));
    view.role = 'name';
    const seen: string[] = [];
    const walker = walking(unwrappers, (field) => seen.push(field.text()));
    walker.begin();
    walker.walk(view);
    expect(seen).toEqual(['{"a":1}']);
  });
});

test('any octets, declared or not: nothing throws, and every field lies on the wire of its message', () => {
  const name = fc.constantFrom(...unwrappers.map((one) => one.name));
  const nested = fc
    .string({ maxLength: 30 })
    .chain((text) =>
      fc.constantFrom(
        text,
        base64(text),
        JSON.stringify({ k: text, b: base64(text) }),
        `a=${encodeURIComponent(text.toWellFormed())}&b=2&c=3`,
        `<a b="${text}">${text}</a>`,
      ),
    );
  const content = fc.oneof(
    fc.uint8Array({ maxLength: 80 }),
    nested.map((text) => encodeUtf8(text)),
  );
  fc.assert(
    fc.property(content, fc.array(name, { maxLength: 3 }), (bytes, encodings) => {
      for (const one of walk(bytes, encodings).visits) {
        if (one.length === 0) continue;
        expect(one.offset).toBeGreaterThanOrEqual(100);
        expect(one.offset + one.length).toBeLessThanOrEqual(100 + bytes.length);
      }
    }),
    { numRuns: 300 },
  );
});

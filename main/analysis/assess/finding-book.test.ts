import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ValueRef } from '../detect/detector.ts';
import { FindingBook } from './finding-book.ts';
import { aFlow, aHit, aSighting } from './flow.fixture.ts';

const value = (n: number): ValueRef => n as ValueRef;
const other = { ip: '198.51.100.3', port: 80 };

describe('folding', () => {
  test('the same value in two flows is one finding with both sightings and receivers', () => {
    const book = new FindingBook();
    book.addHit(
      aHit({ count: 3, sightings: [aSighting(9)], lastTime: { seconds: 190, nanos: 0 } }),
      aFlow({ id: 2, server: other }),
      'a',
      'local',
    );
    book.addHit(aHit({ count: 2, sightings: [aSighting(4)] }), aFlow({ id: 1 }), 'a', 'internet');
    const [record, ...rest] = book.sorted();
    expect(rest).toEqual([]);
    expect(record).toMatchObject({
      count: 5,
      reach: 'internet',
      firstTime: { seconds: 101, nanos: 0 },
      lastTime: { seconds: 190, nanos: 0 },
      omitted: 0,
    });
    expect([...(record?.receivers ?? [])].sort()).toEqual(['198.51.100.20', '198.51.100.3']);
    expect(record?.sightings.map((one) => one.frame)).toEqual([4, 9]);
  });

  test.each([
    ['kind', { kind: 'message-exposed' as const }, 'a'],
    ['type', { type: 'room' as const }, 'a'],
    ['value', { value: value(1) }, 'a'],
    ['chain', { chain: ['base64'] }, 'a'],
    ['key', { key: 'uid' }, 'a'],
    ['app', {}, 'b'],
  ])('another %s is another finding', (_what, over, app) => {
    const book = new FindingBook();
    book.addHit(aHit(), aFlow(), 'a', 'internet');
    book.addHit(aHit(over), aFlow(), app, 'internet');
    expect(book.sorted()).toHaveLength(2);
  });

  test('the surest confidence stands, with its rule; whose it is, once known, stays known', () => {
    const book = new FindingBook();
    book.addHit(
      aHit({ confidence: 'possible', mine: 'account', reason: 'own-value', detector: 'own-value' }),
      aFlow(),
      'a',
      'internet',
    );
    book.addHit(aHit({ confidence: 'likely' }), aFlow(), 'a', 'internet');
    book.addHit(aHit({ confidence: 'possible', reason: 'shape', detector: 'x' }), aFlow(), 'a', 'internet');
    expect(book.sorted()[0]).toMatchObject({
      confidence: 'likely',
      detector: 'key-name',
      subject: { reason: 'key-name', mine: 'account' },
    });
  });

  test('a value over two frames is told at the higher one', () => {
    const book = new FindingBook();
    const where = [
      { frame: 12, offset: 60, length: 2 },
      { frame: 7, offset: 60, length: 2 },
    ];
    book.addHit(aHit({ sightings: [aSighting(7, { where })] }), aFlow(), 'a', 'internet');
    expect(book.sorted()[0]?.sightings[0]?.frame).toBe(12);
  });
});

describe('what chance may have made', () => {
  const weak = (place: number, count = 1) => new Map([[place, { bits: 32, count }]]);
  const own = { confidence: 'possible', mine: 'account', reason: 'own-value', chain: ['u32le'] } as const;

  test('waits for its weighing, and stays apart from a sure one', () => {
    const book = new FindingBook();
    book.addHit(aHit({ ...own, weak: weak(12) }), aFlow({ server: other }), 'a', 'internet');
    book.addHit(aHit({ ...own, confidence: 'confirmed' }), aFlow({ id: 2 }), 'a', 'internet');
    expect(book.sorted().map((one) => one.confidence)).toEqual(['confirmed']);
    book.weigh(1_000_000_000, 4);
    const records = book.sorted();
    expect(records.map((one) => one.confidence).sort()).toEqual(['confirmed', 'possible']);
    expect(records.find((one) => one.confidence === 'confirmed')?.receivers).toEqual(new Set(['198.51.100.20']));
  });

  test('three flows at one place are sure, and join the sure ones', () => {
    const book = new FindingBook();
    for (const id of [1, 2, 3])
      book.addHit(aHit({ ...own, weak: weak(12), sightings: [aSighting(id)] }), aFlow({ id }), 'a', 'internet');
    book.weigh(1_000_000_000, 4);
    expect(book.sorted().map((one) => `${one.confidence} ${one.count}`)).toEqual(['confirmed 3']);
  });

  test('in a small capture a single one is sure enough', () => {
    const book = new FindingBook();
    book.addHit(aHit({ ...own, weak: weak(12) }), aFlow(), 'a', 'internet');
    book.weigh(500, 4);
    expect(book.sorted()[0]?.confidence).toBe('confirmed');
  });

  test('more than can be weighed is counted as omitted', () => {
    const book = new FindingBook();
    for (let i = 0; i < 20_002; i++) book.addHit(aHit({ ...own, weak: weak(1) }), aFlow(), 'a', 'internet');
    expect(book.omitted).toBe(2);
  });
});

describe('a finding about a server', () => {
  const contact = {
    kind: 'server-abroad',
    confidence: 'likely',
    detector: 'server-abroad',
    fold: 'x',
    app: 'a',
    reach: 'internet',
    count: 4,
  } as const;
  const seen = (frame: number) => ({
    ...aSighting(frame),
    frame,
    transport: 'tcp',
    client: aFlow().client,
    server: other,
  });

  test('folds servers of one group', () => {
    const book = new FindingBook();
    book.addContact(contact, ['198.51.100.3'], [seen(9)]);
    book.addContact({ ...contact, count: 1 }, ['198.51.100.4'], [seen(2)]);
    expect(book.sorted()).toMatchObject([
      {
        subject: null,
        count: 5,
        receivers: new Set(['198.51.100.3', '198.51.100.4']),
        firstTime: { seconds: 102, nanos: 0 },
        lastTime: { seconds: 109, nanos: 0 },
      },
    ]);
  });
});

test('the order in which flows closed leaves no trace, also past the bound on evidence', () => {
  const hits = Array.from({ length: 450 }, (_, i) => ({ frame: i + 1, value: i % 2 }));
  const tell = (order: readonly { frame: number; value: number }[]): string => {
    const book = new FindingBook();
    for (const { frame, value: v } of order)
      book.addHit(aHit({ value: value(v), sightings: [aSighting(frame)] }), aFlow(), 'a', 'internet');
    return JSON.stringify(
      book.sorted().map((one) => [one.fold, one.count, one.omitted, one.sightings.map((s) => s.frame)]),
    );
  };
  const inOrder = tell(hits);
  expect(JSON.parse(inOrder)).toMatchObject([
    [expect.anything(), 225, 25, expect.anything()],
    [expect.anything(), 225, 25, expect.anything()],
  ]);
  const shuffled = fc.array(fc.nat(), { minLength: hits.length, maxLength: hits.length }).map((keys) =>
    hits
      .map((one, i) => ({ one, key: keys[i] ?? 0 }))
      .toSorted((a, b) => a.key - b.key)
      .map(({ one }) => one),
  );
  fc.assert(
    fc.property(shuffled, (order) => {
      expect(tell(order)).toBe(inOrder);
    }),
    { numRuns: 20 },
  );
});

test('a flood of findings is counted, not kept', () => {
  const book = new FindingBook();
  for (let i = 0; i < 20_004; i++) book.addHit(aHit({ value: value(i) }), aFlow(), 'a', 'internet');
  book.addHit(aHit({ value: value(0) }), aFlow(), 'a', 'internet');
  expect([book.sorted().length, book.omitted]).toEqual([20_000, 4]);
});

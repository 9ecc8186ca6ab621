import { describe, expect, test } from 'vitest';
import type { Span } from '../bytes/cursor.ts';
import { decodeText } from '../bytes/text.ts';
import type { Hit, ValueRef } from '../detect/detector.ts';
import type { Field } from '../model/field.ts';
import type { Confidence } from '../model/words.ts';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { FlowHits, isSurer } from './flow-hits.ts';
import { NOT_KEPT } from './values.ts';

type Reason = Hit['subject']['reason'];

function hit(
  value: number,
  confidence: Confidence,
  reason: Reason,
  part: Span | null = null,
  over: Partial<Hit['subject']> = {},
): Hit {
  const subject = {
    type: 'account',
    key: null,
    value: value as ValueRef,
    chain: [],
    mine: null,
    reason,
    ...over,
  } as const;
  return { kind: 'identifier-exposed', confidence, subject, part };
}

const field = (frame = 1, direction: 'out' | 'in' = 'out'): Field => ({
  ...fieldOf('tom and 318204715', { direction }),
  where: (part) => [{ frame, offset: part?.at ?? 0, length: part?.length ?? 17 }],
  time: () => ({ seconds: frame, nanos: 0 }),
});

function add(hits: FlowHits, found: readonly Hit[], on = field()): FlowHits {
  hits.add(
    on,
    found.map((one) => ({ hit: one, detector: one.subject.reason })),
  );
  return hits;
}
const values = (hits: FlowHits) => [...hits.all()].map((one) => `${one.value} ${one.confidence} ${one.detector}`);

describe('of hits on the same octets', () => {
  test('the surest stands', () => {
    expect(values(add(new FlowHits(), [hit(1, 'possible', 'own-value'), hit(2, 'likely', 'key-name')]))).toEqual([
      '2 likely key-name',
    ]);
  });

  test('of equally sure ones the better reason stands, of equals the first', () => {
    expect(
      values(
        add(new FlowHits(), [hit(1, 'likely', 'key-name'), hit(2, 'likely', 'own-value'), hit(3, 'likely', 'shape')]),
      ),
    ).toEqual(['2 likely own-value']);
    expect(values(add(new FlowHits(), [hit(1, 'likely', 'shape'), hit(2, 'likely', 'shape')]))).toEqual([
      '1 likely shape',
    ]);
  });

  test('hits on other octets all stand', () => {
    const found = [
      hit(1, 'likely', 'shape', { at: 0, length: 3 }),
      hit(2, 'confirmed', 'own-value', { at: 8, length: 9 }),
      hit(3, 'possible', 'shape', { at: 3, length: 5 }),
    ];
    expect(values(add(new FlowHits(), found))).toEqual(['1 likely shape', '2 confirmed own-value', '3 possible shape']);
  });

  test('what is silent itself silences nobody', () => {
    const whole = hit(1, 'likely', 'protocol-field');
    const own = hit(2, 'confirmed', 'own-value', { at: 0, length: 3 });
    const shape = hit(3, 'likely', 'shape', { at: 8, length: 9 });
    expect(values(add(new FlowHits(), [shape, whole, own]))).toEqual(['3 likely shape', '2 confirmed own-value']);
  });
});

describe('over the messages of a flow', () => {
  test('repeats are counted; the first sighting of each direction is kept', () => {
    const hits = new FlowHits();
    for (const [frame, direction] of [
      [3, 'out'],
      [5, 'out'],
      [6, 'in'],
      [9, 'in'],
    ] as const) {
      hits.begin();
      add(hits, [hit(1, 'likely', 'shape')], field(frame, direction));
    }
    const [kept] = hits.all();
    expect(kept).toMatchObject({ count: 4, firstTime: { seconds: 3, nanos: 0 }, lastTime: { seconds: 9, nanos: 0 } });
    expect(kept?.sightings.map((one) => `${one.where[0]?.frame} ${one.direction}`)).toEqual(['3 out', '6 in']);
  });

  test('a sighting keeps its octets as they were sent, unless they are a whole packed body', () => {
    const hits = add(new FlowHits(), [hit(1, 'likely', 'shape', { at: 3, length: 3 })]);
    expect(decodeText([...hits.all()][0]?.sightings[0]?.sent ?? new Uint8Array(), 0, 3)).toBe('tom');
    const packed = add(new FlowHits(), [hit(1, 'likely', 'shape')], { ...field(), sent: () => new Uint8Array(3_000) });
    expect([...packed.all()][0]?.sightings[0]?.sent).toBeNull();
  });

  test('the same octets shown twice in one message count once, two places count twice', () => {
    const hits = new FlowHits();
    hits.begin();
    add(hits, [hit(1, 'likely', 'shape', { at: 4, length: 2 })]);
    add(hits, [hit(1, 'likely', 'shape', { at: 4, length: 2 })]);
    expect([...hits.all()][0]?.count).toBe(1);
    add(hits, [hit(1, 'likely', 'shape', { at: 9, length: 2 })]);
    expect([...hits.all()][0]?.count).toBe(2);
  });

  test('two values of one packed body count twice, though their octets on the wire are the same', () => {
    const hits = new FlowHits();
    hits.begin();
    for (const layers of ['/40', '/90', '/90'])
      add(hits, [hit(1, 'likely', 'key-name', null, { chain: ['gzip'] })], { ...field(), layers: () => layers });
    expect([...hits.all()][0]?.count).toBe(2);
  });

  test('another key or chain is another hit', () => {
    const hits = new FlowHits();
    add(hits, [hit(1, 'likely', 'shape', null, { key: 'a' })]);
    add(hits, [hit(1, 'likely', 'shape', null, { key: 'b' })]);
    add(hits, [hit(1, 'likely', 'shape', null, { key: 'b', chain: ['base64'] })]);
    expect([...hits.all()].map((one) => `${one.key} ${one.chain.join()}`)).toEqual(['a ', 'b ', 'b base64']);
  });

  test('a surer rule takes over; whose the value is does not hang on it', () => {
    const hits = new FlowHits();
    add(hits, [hit(1, 'possible', 'own-value', null, { mine: 'account' })], field(1));
    add(hits, [hit(1, 'confirmed', 'protocol-field')], field(2));
    add(hits, [hit(1, 'likely', 'shape')], field(3));
    expect([...hits.all()][0]).toMatchObject({
      confidence: 'confirmed',
      detector: 'protocol-field',
      reason: 'protocol-field',
      mine: 'account',
      count: 3,
    });
  });

  test('what chance may have made is counted per place', () => {
    const hits = new FlowHits();
    const weak = (frame: number, place: number): void => {
      hits.begin();
      add(hits, [{ ...hit(1, 'possible', 'own-value'), weak: { bits: 32, place } }], field(frame));
    };
    weak(1, 12);
    weak(2, 12);
    weak(3, 40);
    expect([...(([...hits.all()][0]?.weak ?? new Map()) as Map<number, unknown>)]).toEqual([
      [12, { bits: 32, count: 2 }],
      [40, { bits: 32, count: 1 }],
    ]);
  });
});

describe('bounds', () => {
  test('a flood of values in one flow is counted, not kept', () => {
    const hits = new FlowHits();
    for (let i = 0; i < 5_003; i++) add(hits, [hit(i, 'likely', 'shape')]);
    expect([[...hits.all()].length, hits.omitted]).toEqual([5_000, 3]);
  });

  test('a value that could not be kept is counted as omitted', () => {
    const hits = add(new FlowHits(), [hit(NOT_KEPT, 'likely', 'shape')]);
    expect([[...hits.all()].length, hits.omitted]).toEqual([0, 1]);
  });
});

describe('what a guess found in packed octets, and the letters around it as well', () => {
  const where = { at: 0, length: 9 };
  const guess = { ...field(), guessed: true, layers: () => '/0' };
  const counts = (hits: FlowHits) =>
    [...hits.all()].map(({ key, confidence, count }) => [key, confidence, count] as const);

  test('is counted once, with the name that the letters have', () => {
    const hits = add(new FlowHits(), [hit(1, 'possible', 'own-value', where)], guess);
    add(hits, [hit(1, 'confirmed', 'own-value', where, { key: 'token' })]);
    expect(counts(hits)).toEqual([['token', 'confirmed', 1]]);
  });

  test('is as sure as the surer of both', () => {
    const hits = add(new FlowHits(), [hit(1, 'possible', 'own-value', where)], guess);
    add(hits, [hit(1, 'confirmed', 'own-value', where)]);
    expect(counts(hits)).toEqual([[null, 'confirmed', 1]]);
  });

  test('is another one at another place, of another value, and in the next message', () => {
    const hits = add(new FlowHits(), [hit(1, 'possible', 'own-value', where)], guess);
    add(hits, [hit(1, 'possible', 'own-value', { at: 9, length: 5 })]);
    add(hits, [hit(2, 'possible', 'own-value', where)]);
    expect(counts(hits).map(([, , count]) => count)).toEqual([2, 1]);
    hits.begin();
    add(hits, [hit(1, 'possible', 'own-value', where)]);
    expect(counts(hits).map(([, , count]) => count)).toEqual([3, 1]);
  });
});

test('surer', () => {
  expect([
    isSurer('confirmed', 'likely'),
    isSurer('likely', 'possible'),
    isSurer('likely', 'likely'),
    isSurer('possible', 'likely'),
  ]).toEqual([true, true, false, false]);
});

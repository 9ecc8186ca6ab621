import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Segment, TCP, UDP } from '../packets/segment.ts';
import { FlowIndex } from './flow-index.ts';

function segment(fields: Partial<Segment>): Segment {
  return Object.assign(new Segment(), { protocol: TCP, s3: 1, d3: 2, sourcePort: 10, destinationPort: 20 }, fields);
}

test('finds a flow from either side, and says which', () => {
  const index = new FlowIndex();
  const there = segment({});
  expect(index.find(there)).toBe(-1);
  const swapped = index.swapped;
  const entry = index.add(there);
  expect(index.find(there)).toBe(entry);
  expect(index.swapped).toBe(swapped);
  expect(index.find(segment({ s3: 2, d3: 1, sourcePort: 20, destinationPort: 10 }))).toBe(entry);
  expect(index.swapped).toBe(!swapped);
});

test('every part of the key counts', () => {
  const index = new FlowIndex();
  const base: Partial<Segment> = { version: 6, s0: 1, s1: 2, s2: 3, d0: 4, d1: 5, d2: 6 };
  index.find(segment(base));
  index.add(segment(base));
  const others: Partial<Segment>[] = [
    { s0: 9 },
    { s1: 9 },
    { s2: 9 },
    { s3: 9 },
    { d0: 9 },
    { d1: 9 },
    { d2: 9 },
    { d3: 9 },
    { sourcePort: 9 },
    { destinationPort: 9 },
    { protocol: UDP },
    { version: 4 },
    { sourcePort: 20, destinationPort: 10 },
  ];
  for (const other of others) expect(index.find(segment({ ...base, ...other }))).toBe(-1);
});

test('pairs of addresses with mirrored bits are not all compared with one another', () => {
  const index = new FlowIndex();
  for (let n = 0; n < 2000; n++) {
    const one = segment({ s3: 0x0a000000 | n, d3: 0xc6120000 | (~n & 0x1ffff) });
    index.find(one);
    index.add(one);
  }
  let reads = 0;
  const last = Object.defineProperty(segment({ d3: 0xc6120000 | (~2001 & 0x1ffff) }), 's3', {
    get() {
      reads++;
      return 0x0a000000 | 2001;
    },
  });
  expect(index.find(last)).toBe(-1);
  expect(reads).toBeLessThan(20);
});

test('behaves as a map keyed by text, whatever is added and removed', () => {
  const few = fc.integer({ min: -2, max: 2 });
  const step = fc.record({
    remove: fc.boolean(),
    version: fc.constantFrom<4 | 6>(4, 6),
    s3: few,
    d3: few,
    d2: few,
    sourcePort: fc.nat(3),
    destinationPort: fc.nat(3),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
      const index = new FlowIndex();
      const truth = new Map<string, number>();
      for (const { remove, ...fields } of steps) {
        if (fields.version === 4) fields.d2 = 0;
        const made = segment(fields);
        const a = `${made.s3} 0 ${made.sourcePort}`;
        const b = `${made.d3} ${made.d2} ${made.destinationPort}`;
        const key = `${made.version} ${a < b ? `${a} ${b}` : `${b} ${a}`}`;
        const entry = index.find(made);
        expect(entry).toBe(truth.get(key) ?? -1);
        if (entry < 0) truth.set(key, index.add(made));
        else if (remove) {
          index.remove(entry);
          truth.delete(key);
        }
        expect(index.size).toBe(truth.size);
      }
    }),
  );
});

test('grows and keeps what it has', () => {
  const index = new FlowIndex();
  const entries = Array.from({ length: 5000 }, (_, i) => {
    const made = segment({ s3: Math.imul(i, 0x9e3779b1), sourcePort: i });
    expect(index.find(made)).toBe(-1);
    return index.add(made);
  });
  expect(new Set(entries).size).toBe(5000);
  for (const [i, entry] of entries.entries()) {
    expect(index.find(segment({ s3: Math.imul(i, 0x9e3779b1), sourcePort: i }))).toBe(entry);
  }
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DerReader, type DerValue } from './der.ts';

function all(octets: readonly number[]): { values: (DerValue | null)[]; problem: string | null } {
  const reader = new DerReader(Uint8Array.from(octets), 0, octets.length);
  const values = [];
  for (let value = reader.next(); value; value = reader.next()) values.push(value);
  return { values, problem: reader.problem };
}

test('reads values of every form of length', () => {
  const long = [0x04, 0x82, 0x01, 0x00, ...Array<number>(256).fill(1)];
  expect(all([0x02, 1, 5, 0x30, 0x81, 2, 9, 9, 0x05, 0, ...long])).toEqual({
    values: [
      { tag: 0x02, start: 0, at: 2, end: 3, whole: true },
      { tag: 0x30, start: 3, at: 6, end: 8, whole: true },
      { tag: 0x05, start: 8, at: 10, end: 10, whole: true },
      { tag: 0x04, start: 10, at: 14, end: 270, whole: true },
    ],
    problem: null,
  });
});

test('takes a value by its tag, or nothing', () => {
  const reader = new DerReader(Uint8Array.from([0x02, 1, 5, 0x05, 0]), 0, 5);
  expect(reader.take(0x30)).toBeNull();
  expect(reader.take(0x02)?.end).toBe(3);
  expect(reader.peek()).toBe(0x05);
  reader.next();
  expect(reader.peek()).toBe(-1);
  expect(reader.problem).toBeNull();
});

test('what is not DER stops reading with its reason', () => {
  expect(all([0x30, 0x80, 0, 0]).problem).toBe('bad-length'); // indefinite
  expect(all([0x30, 0x85, 0, 0, 0, 0, 1, 9]).problem).toBe('bad-length');
  expect(all([0x1f, 0x81, 0x01, 0]).problem).toBe('bad-length'); // a tag of more octets
});

test('every truncation yields a prefix and a reason', () => {
  const octets = [0x30, 0x81, 3, 1, 2, 3];
  expect(all(octets).problem).toBeNull();
  for (let n = 1; n < octets.length; n++) {
    const { values, problem } = all(octets.slice(0, n));
    expect(problem).toBe('cut-short');
    expect(values).toEqual(n < 3 ? [] : [{ tag: 0x30, start: 0, at: 3, end: n, whole: false }]);
  }
});

test('hostile octets never throw, loop or point outside', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(300), (bytes, end) => {
      const reader = new DerReader(bytes, 0, end);
      let last = 0;
      for (let value = reader.next(); value; value = reader.next()) {
        expect(value.start).toBe(last);
        expect(value.end).toBeLessThanOrEqual(Math.min(end, bytes.length));
        expect(value.at).toBeGreaterThan(value.start);
        last = value.end;
      }
    }),
  );
});

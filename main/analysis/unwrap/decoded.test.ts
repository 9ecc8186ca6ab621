import { expect, test } from 'vitest';
import { FieldView } from '../model/field-view.ts';
import { emitDecoded, MOST_CUT, readsUpTo } from './decoded.ts';
import { flow } from './field.fixture.ts';
import type { Inner } from './unwrapper.ts';

function run(bytes: Uint8Array) {
  const field = new FieldView(flow);
  field.key = 'uid';
  const found: Inner[] = [];
  const limits = { octets: 10 };
  const emitted = emitDecoded(
    field,
    bytes,
    ({ at }) => ({ at: 2 * at, length: 2 }),
    (inner) => found.push(inner),
    limits,
  );
  return { emitted, found, left: limits.octets };
}

test('hands on what came out under the field’s own name, and takes it from the limit', () => {
  const { emitted, found, left } = run(Uint8Array.of(1, 2, 3));
  expect([emitted, left, found.length]).toEqual([true, 7, 1]);
  expect(found[0]).toMatchObject({ path: '', key: 'uid', at: 0, length: 3, role: 'value' });
  expect(found[0]?.locate({ at: 4, length: 1 })).toEqual({ at: 8, length: 2 });
});

test('nothing came out: the field stays a leaf and costs nothing', () => {
  expect(run(new Uint8Array())).toEqual({ emitted: false, found: [], left: 10 });
});

test('what a look sees may end inside a letter', () => {
  const cut = new TextEncoder().encode('na\u{1f642}').subarray(0, 5); // the last letter has four octets
  expect([readsUpTo(cut, 5, 0), readsUpTo(cut, 5, MOST_CUT), readsUpTo(cut, 2, 0)]).toEqual([false, true, true]);
  expect(readsUpTo(Uint8Array.of(0, 0x61, 0x62, 0x63), 4, MOST_CUT)).toBe(false);
});

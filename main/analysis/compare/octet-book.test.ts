import { expect, test } from 'vitest';
import { flow } from '../unwrap/field.fixture.ts';
import { FieldView } from '../model/field-view.ts';
import { frozenFrame } from '../model/origins.ts';
import { ENDS } from './compare.fixture.ts';
import { OctetBook } from './octet-book.ts';

function piece(bytes: readonly number[], frame: number, direction: 'out' | 'in' = 'out'): FieldView {
  const view = new FieldView(flow);
  view.onWire(Uint8Array.from(bytes), 0, bytes.length, frozenFrame(frame, 54, null));
  view.path = 'unknown.bytes';
  view.direction = direction;
  return view;
}
const groups = (book: OctetBook) => [...book.groups.values()].map(({ messages }) => messages);

test('datagrams stand alone', () => {
  const book = new OctetBook();
  for (const frame of [1, 2]) book.add(piece([1, 2, 3], frame), 'udp:9', ENDS, frame, false);
  expect(groups(book).map((own) => own.length)).toEqual([2]);
});

test('what one side of a stream says before the other speaks is one message, and each octet keeps its place', () => {
  const book = new OctetBook();
  book.add(piece([1, 2, 3], 1), 'tcp:9', ENDS, 1, true);
  book.add(piece([4, 5], 2), 'tcp:9', ENDS, 1, true);
  book.add(piece([6], 3, 'in'), 'tcp:9', ENDS, 1, true);
  book.add(piece([7], 4), 'tcp:9', ENDS, 2, true);
  const [out, back] = groups(book);
  expect(out?.map(({ bytes }) => [...bytes])).toEqual([[1, 2, 3, 4, 5], [7]]);
  expect(back?.map(({ bytes }) => [...bytes])).toEqual([[6]]);
  expect(out?.[0]?.where(2, 2)).toEqual([
    { frame: 1, offset: 56, length: 1 },
    { frame: 2, offset: 54, length: 1 },
  ]);
});

test('what a stream showed before is not shown again', () => {
  const book = new OctetBook();
  const seam = piece([1, 2, 3, 4], 5);
  seam.repeated = 3;
  book.add(seam, 'tcp:9', ENDS, 1, true);
  expect(groups(book)[0]?.map(({ bytes }) => [...bytes])).toEqual([[4]]);
});

test('bounds: octets of a message, messages of a group, and what is left out is counted', () => {
  const book = new OctetBook();
  for (let i = 0; i < 600; i++) book.add(piece(Array<number>(700).fill(i & 255), i + 1), 'udp:9', ENDS, i, false);
  expect(groups(book)[0]).toHaveLength(512);
  expect(groups(book)[0]?.[0]?.bytes).toHaveLength(512);
  expect(book.omitted).toBe(88);
});

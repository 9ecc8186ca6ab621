import { expect, test } from 'vitest';
import { flow } from '../unwrap/field.fixture.ts';
import { encodeUtf8 } from '../bytes/text.ts';
import { FieldView } from './field-view.ts';
import { frozenFrame } from './origins.ts';

const BYTES = encodeUtf8('id=dG9t;name=tom');
const ORIGIN = frozenFrame(3, 54, { seconds: 9, nanos: 1 });

function onWire(at: number, length: number): FieldView {
  const view = new FieldView(flow);
  view.onWire(BYTES, at, length, ORIGIN);
  return view;
}

test('a view over wire bytes: text, place and time of all or part', () => {
  const view = onWire(3, 4);
  expect(view.text()).toBe('dG9t');
  expect(view.where()).toEqual([{ frame: 3, offset: 57, length: 4 }]);
  expect(view.where({ at: 4, length: 1 })).toEqual([{ frame: 3, offset: 58, length: 1 }]);
  expect(view.time()).toEqual({ seconds: 9, nanos: 1 });
});

test('it looks for octets inside itself alone', () => {
  expect(onWire(3, 4).has(0x47)).toBe(true);
  expect(onWire(3, 4).has(0x3d)).toBe(false); // '=' stands right before it
  expect(onWire(3, 4).has(0x3b)).toBe(false); // ';' right behind it
});

test('a view inside another finds the wire through its parent', () => {
  const parent = onWire(3, 4);
  parent.direction = 'in';
  parent.protocol = 'http';
  parent.unclaimed = true;
  const inner = new FieldView(flow);
  inner.inside(parent, encodeUtf8('tom'), 0, 3, () => ({ at: 3, length: 4 }));
  expect(inner.text()).toBe('tom');
  expect(inner.where({ at: 1, length: 1 })).toEqual([{ frame: 3, offset: 57, length: 4 }]);
  expect(inner.sent()).toEqual(encodeUtf8('dG9t'));
  expect(inner.time()).toEqual({ seconds: 9, nanos: 1 });
  expect(inner).toMatchObject({ direction: 'in', protocol: 'http', unclaimed: true, flow: parent.flow });
});

test('values of one packed body stand at one place on the wire, and at two in what came out', () => {
  const packed = onWire(3, 4);
  const unpacked = encodeUtf8('a=tom;b=tom');
  const inner = new FieldView(flow);
  inner.inside(packed, unpacked, 0, 11, () => ({ at: 3, length: 4 }));
  const value = new FieldView(flow);
  const valueAt = (at: number): string => {
    value.inside(inner, unpacked, at, 3, (part) => part);
    return `${value.where()[0]?.offset} ${value.layers()}`;
  };
  expect([packed.layers(), valueAt(2), valueAt(8)]).toEqual(['', '57 /2', '57 /8']);
});

test('pointed elsewhere, it forgets all that it knew', () => {
  const view = onWire(3, 4);
  view.leaf = false;
  view.repeated = 2;
  expect(view.text()).toBe('dG9t');
  view.onWire(BYTES, 13, 3, ORIGIN);
  expect(view).toMatchObject({ leaf: true, repeated: 0 });
  expect(view.text()).toBe('tom');
  const inner = new FieldView(flow);
  inner.inside(view, encodeUtf8('x'), 0, 1, () => ({ at: 13, length: 3 }));
  inner.onWire(BYTES, 0, 2, ORIGIN);
  expect(inner.where()).toEqual([{ frame: 3, offset: 54, length: 2 }]);
});

test('a view that points nowhere has no place', () => {
  expect([new FieldView(flow).where(), new FieldView(flow).time(), new FieldView(flow).text()]).toEqual([[], null, '']);
});

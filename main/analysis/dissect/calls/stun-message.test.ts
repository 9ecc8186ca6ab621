import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import { trueBeginning } from '../hostile.fixture.ts';
import { flowFixture, RecordingSink } from '../recording-sink.fixture.ts';
import { emitStun, parseStun, startsStun, StunAttributes } from './stun-message.ts';
import { RFC5769_REQUEST as whole } from './stun.fixture.ts';

function attributesOf(bytes: Uint8Array): { id: number; at: number; length: number }[] {
  const { message } = parseStun(bytes);
  const found = [];
  const one = new StunAttributes(bytes, message?.attributes ?? { at: 0, length: 0 });
  while (one.next()) found.push({ id: one.id, at: one.at, length: one.length });
  return found;
}

test('reads the real one (RFC 5769) and says where each value lies', () => {
  expect(parseStun(whole)).toMatchObject({ problem: null, message: { class: 'request', method: 1 } });
  expect(attributesOf(whole)).toEqual([
    { id: 0x8022, at: 24, length: 16 },
    { id: 0x24, at: 44, length: 4 },
    { id: 0x8029, at: 52, length: 8 },
    { id: 0x06, at: 64, length: 9 },
  ]);
  expect(startsStun(whole, 0, whole.length)).toBe(true);
  expect(startsStun(whole, 0, 7)).toBe(false);
});

test('reads class and method out of their mixed bits (RFC 8489 section 5)', () => {
  const typed = (type: number) => {
    const bytes = Uint8Array.from(whole);
    bytes[0] = type >> 8;
    bytes[1] = type & 0xff;
    const { message } = parseStun(bytes);
    return [message?.class, message?.method];
  };
  expect([0x0101, 0x0111, 0x0016, 0x0801, 0x3eef].map(typed)).toEqual([
    ['success', 1],
    ['error', 1],
    ['indication', 6],
    ['request', 0x201],
    ['request', 0xfff],
  ]);
});

test('every truncation yields a prefix of the attributes, and a reason', () => {
  const all = attributesOf(whole);
  for (let n = 0; n < whole.length; n++) {
    const part = whole.subarray(0, n);
    expect(parseStun(part).problem).toBe('cut-short');
    const there = attributesOf(part);
    expect(there).toEqual(all.slice(0, there.length));
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  fc.assert(
    fc.property(trueBeginning(whole), (bytes) => {
      for (const { at, length } of attributesOf(bytes)) expect(at + length).toBeLessThanOrEqual(bytes.length);
    }),
  );
});

test('names texts, leaves out what holds nothing of a person, shows the rest as it is', () => {
  const attribute = (id: number, value: number[]) => [id >> 8, id & 0xff, 0, value.length, ...value];
  const body = [
    ...attribute(0x0006, [...Buffer.from('me:you'), 0, 0]),
    ...attribute(0x0020, [0, 1, 2, 3]),
    ...attribute(0x4001, [9, 9, 9, 9]),
    ...attribute(0x0013, [1, 2, 3, 4]),
    ...attribute(0x0014, [...Buffer.from('a.example'), 0, 0, 0]),
  ];
  const bytes = Uint8Array.from([0, 1, 0, body.length, 0x21, 0x12, 0xa4, 0x42, ...Array<number>(12).fill(0), ...body]);
  const flow = flowFixture('udp', 'stun');
  const sink = new RecordingSink(flow);
  sink.begin(bytes, frozenFrame(1, 0, null), 'out');
  const { message } = parseStun(bytes);
  if (message) emitStun(message, sink, flow, bytes, bytes.length);
  expect(sink.fields.map(({ path, key, text, options }) => [path, key, text, options.unclaimed ?? false])).toEqual([
    ['stun.attribute.0x4001', null, '\t\t\t\t', true],
    ['stun.attribute.0x0013', null, '\x01\x02\x03\x04', true],
    ['stun.realm', 'REALM', 'a.example', false],
    ['stun.login.user', 'USERNAME', 'me:you', false],
  ]);
  expect(flow.names.others).toEqual(['a.example']); // no one’s name, and not the program’s
  expect(sink.counts).toEqual({ readable: bytes.length - 4, opaque: 0, unknown: 4 });
});

test('a connection’s own check has a random name; a relay is asked with its user’s', () => {
  const pathOf = (method: number) => {
    const bytes = Uint8Array.from([
      0,
      method,
      0,
      8,
      0x21,
      0x12,
      0xa4,
      0x42,
      ...Array<number>(12).fill(0),
      0,
      6,
      0,
      4,
      0x61,
      0x3a,
      0x62,
      0x63,
    ]);
    const flow = flowFixture('udp', 'stun');
    const sink = new RecordingSink(flow);
    sink.begin(bytes, frozenFrame(1, 0, null), 'out');
    const { message } = parseStun(bytes);
    if (message) emitStun(message, sink, flow, bytes, bytes.length);
    return sink.fields.map(({ path }) => path);
  };
  expect([1, 3, 4, 8].map(pathOf)).toEqual([
    ['stun.username'],
    ['stun.login.user'],
    ['stun.login.user'],
    ['stun.login.user'],
  ]);
});

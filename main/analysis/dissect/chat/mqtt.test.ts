import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { cut, flowFixture, octets, type Piece } from '../recording-sink.fixture.ts';
import { CONNECT, PUBLISH, SUBSCRIBE } from './mqtt.fixture.ts';
import { mqtt } from './mqtt.ts';

const STREAM = Uint8Array.from([...CONNECT, ...SUBSCRIBE, ...PUBLISH]);
const read = (pieces: readonly Piece[]) => readAll(mqtt, 'tcp', pieces);
const score = (bytes: Uint8Array, port = 4000) => mqtt.recognise(bytes, flowFixture('tcp', 'none', port));

/** A PUBLISH to `t` of 600,000 octets: its length is written in three. */
function longPublish(): Uint8Array {
  const whole = new Uint8Array(4 + 600_003).fill(0x61);
  whole.set([0x30, (600_003 & 0x7f) | 0x80, ((600_003 >> 7) & 0x7f) | 0x80, 600_003 >> 14, 0, 1, 0x74]);
  return whole;
}

test('reads the real one, however cut', () => {
  for (const size of [1, 5, 1_000]) {
    const sink = read(cut('out', STREAM, size));
    expect(sink.messages.map((one) => (one.type === 'mqtt' ? one.packet : 0))).toEqual([1, 8, 3]);
    expect(sink.texts('mqtt.connect.client-id')).toEqual(['phone-7f3a']);
    expect(sink.texts('mqtt.connect.password')).toEqual(['s3cret']);
    expect(sink.texts('mqtt.publish.payload')).toEqual(['{"text":"hi"}']);
    expect(sink.counts).toEqual({ readable: STREAM.length, opaque: 0, unknown: 0 });
    expect(sink.problems).toEqual([]);
  }
});

test('knows a CONNECT anywhere, other packets only at the port and whole', () => {
  expect(score(CONNECT)).toBe(0.99);
  expect(score(octets('\x10\x12\0\x06MQIsdp\x03\xc2'))).toBe(0.99);
  expect([score(PUBLISH, 1883), score(PUBLISH), score(PUBLISH.subarray(0, 9), 1883)]).toEqual([0.6, 0, 0]);
  expect(score(Uint8Array.from([...SUBSCRIBE, ...PUBLISH]), 1883)).toBe(0.6);
  expect(
    [
      octets('\x10\x12\0\x04HTTP'),
      octets('\x10\xff\xff\xff\xff\x01'),
      octets('\x10'),
      octets('\x11\x02ab'),
      octets('\xf0\0'),
    ].map((bytes) => score(bytes, 1883)),
  ).toEqual([0, 0, 0, 0, 0.6]);
});

test('a packet that is too long is read from its beginning, its rest in pieces, and the next one whole', () => {
  const long = longPublish();
  const sink = read(cut('out', Uint8Array.from([...long, ...SUBSCRIBE]), 1_400));
  expect(sink.texts('mqtt.publish.topic')).toEqual(['t']);
  expect(sink.fields.some(({ path, options }) => path === 'mqtt.publish.rest' && options.unclaimed)).toBe(true);
  expect(sink.texts('mqtt.subscribe.topic')).toEqual(['chat/rana/#', 'news']);
  expect(sink.counts.unknown).toBe(0);
});

test('octets missing inside a long packet are passed over; elsewhere it begins anew with whole packets', () => {
  const long = longPublish();
  const inside = read([
    ['out', long.subarray(0, 300_000)],
    ['out', long.length - 300_000],
    ['out', SUBSCRIBE],
  ]);
  expect(inside.texts('mqtt.subscribe.topic')).toHaveLength(2);
  const between = read([
    ['out', CONNECT],
    ['out', 50],
    ['out', 'rest of something'],
    ['out', SUBSCRIBE],
  ]);
  expect(between.texts('mqtt.subscribe.topic')).toHaveLength(2);
  expect(between.counts.unknown).toBe(17);
});

test('every truncation yields a prefix and a reason', () => {
  const all = read([['out', STREAM]]).fields.map(({ path, text }) => path + text);
  const borders = [CONNECT.length, CONNECT.length + SUBSCRIBE.length];
  for (let length = 1; length < STREAM.length; length++) {
    const sink = read([['out', STREAM.subarray(0, length)]]);
    const told = sink.fields.map(({ path, text }) => path + text);
    expect(all.slice(0, Math.max(0, told.length - 1))).toEqual(told.slice(0, -1));
    expect(sink.problems.length > 0).toBe(!borders.includes(length));
  }
});

test('a true beginning with any end never throws, loops or points outside', () => survives(mqtt, 'tcp', STREAM));

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Cursor } from '../../bytes/cursor.ts';
import { frozenFrame } from '../../model/origins.ts';
import { flowFixture, RecordingSink } from '../recording-sink.fixture.ts';
import { emitMqttPacket } from './mqtt-packet.ts';
import { CONNECT, CONNECT_5, packet, PUBLISH, PUBLISH_5, SUBSCRIBE } from './mqtt.fixture.ts';

function read(bytes: Uint8Array, version = 4): { told: string[]; ok: boolean; level: number } {
  const sink = new RecordingSink(flowFixture('tcp', 'mqtt'));
  sink.begin(bytes, frozenFrame(1, 54, null), 'out');
  const c = new Cursor(bytes, 2);
  const level = emitMqttPacket(c, bytes[0] ?? 0, version, sink);
  return { told: sink.fields.map(({ path, key, text }) => `${path.slice(5)} ${key ?? '-'} ${text}`), ok: c.ok, level };
}

test('CONNECT: who, and what to say when they are gone', () => {
  expect(read(CONNECT)).toEqual({
    told: [
      'connect.client-id - phone-7f3a',
      'connect.will.topic - users/rana/state',
      'connect.will.topic.level - users',
      'connect.will.topic.level users rana',
      'connect.will.topic.level rana state',
      'connect.will.message - gone',
      'connect.user-name - rana',
      'connect.password - s3cret',
    ],
    ok: true,
    level: 4,
  });
});

test('CONNECT of version 5: the client’s own properties under their names, and a session that is kept', () => {
  expect(read(CONNECT_5)).toEqual({
    told: [
      'property.user user_id 4711',
      'property.user app parlour',
      'connect.kept.client-id - phone-7f3a',
      'connect.user-name - rana',
    ],
    ok: true,
    level: 5,
  });
});

test('SUBSCRIBE, UNSUBSCRIBE, PUBLISH in both versions', () => {
  expect(read(SUBSCRIBE).told).toEqual([
    'subscribe.topic - chat/rana/#',
    'subscribe.topic.level - chat',
    'subscribe.topic.level chat rana',
    'subscribe.topic.level rana #',
    'subscribe.topic - news',
  ]);
  const levels = '/a1/users//4711';
  const topic = packet(0xa2, 0, 1, 0, levels.length, ...Buffer.from(levels));
  expect(read(topic).told.slice(1)).toEqual([
    'unsubscribe.topic.level - a1',
    'unsubscribe.topic.level - users',
    'unsubscribe.topic.level - 4711',
  ]);
  expect(read(packet(0xa2, 0, 1, 0, 1, 0x78)).told).toEqual(['unsubscribe.topic - x']);
  expect(read(PUBLISH).told.at(-1)).toBe('publish.payload - {"text":"hi"}');
  expect(read(PUBLISH_5, 5).told).toEqual([
    'publish.topic - t',
    'property.content-type - text/plain',
    'publish.payload - hi',
  ]);
});

test('answers say something in version 5 alone', () => {
  const connack = packet(0x20, 0, 0, 5, 0x12, 0, 2, 0x69, 0x64);
  expect(read(connack, 5).told).toEqual(['property.assigned-client-id - id']);
  expect(read(connack, 4).told).toEqual([]);
  expect(read(packet(0xd0), 5)).toEqual({ told: [], ok: true, level: 5 });
});

test('says when not all was there, and never points outside', () => {
  expect(read(CONNECT.subarray(0, 20)).ok).toBe(false);
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 80 }),
      fc.constantFrom(3, 4, 5),
      (bytes, version) => void read(bytes, version),
    ),
  );
});

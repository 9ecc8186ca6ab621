import { expect, test } from 'vitest';
import { Cursor } from '../../bytes/cursor.ts';
import { frozenFrame } from '../../model/origins.ts';
import { flowFixture, RecordingSink } from '../recording-sink.fixture.ts';
import { emitMqttProperties } from './mqtt-properties.ts';

function read(...octets: readonly number[]): { told: string[]; at: number; ok: boolean } {
  const sink = new RecordingSink(flowFixture('tcp', 'mqtt'));
  const bytes = Uint8Array.from(octets);
  sink.begin(bytes, frozenFrame(1, 54, null), 'out');
  const c = new Cursor(bytes);
  emitMqttProperties(c, sink);
  return {
    told: sink.fields.map(
      ({ path, key, text, options }) => `${path} ${key ?? '-'} ${text}${options.unclaimed ? ' unclaimed' : ''}`,
    ),
    at: c.at,
    ok: c.ok,
  };
}

test('passes numbers, tells strings, binary data and the client’s own pairs', () => {
  expect(read(16, 0x21, 0, 9, 0x0b, 0x80, 1, 0x09, 0, 1, 7, 0x26, 0, 1, 0x6b, 0, 0, 99)).toEqual({
    told: ['mqtt.property.correlation-data - \x07 unclaimed', 'mqtt.property.user k '],
    at: 17,
    ok: true,
  });
});

test('stops at what the standard does not know, and still passes all of it', () => {
  expect(read(5, 0x7f, 0x1f, 0, 1, 0x61, 99)).toEqual({ told: [], at: 6, ok: true });
});

test('a length that is none, or more than there is', () => {
  expect(read(0xff, 0xff, 0xff, 0xff).ok).toBe(false);
  expect(read(9, 0x1f, 0).ok).toBe(false);
  expect(read(0)).toEqual({ told: [], at: 1, ok: true });
});

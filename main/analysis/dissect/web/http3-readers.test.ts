import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import { Http3Control, Http3Request } from './http3-readers.ts';
import { frame } from './quic-sealed.fixture.ts';

const ORIGIN = frozenFrame(1, 42, null);
const octets = (text: string) => Uint8Array.from(Buffer.from(text));

// Whole streams, cut and broken ones are read in http3.test.ts.
test('a request: one frame a step, a body as it comes, what means nothing passed over', () => {
  const told: string[] = [];
  const reader = new Http3Request(
    (_direction, bytes, at, end) => told.push(`headers ${Buffer.from(bytes.subarray(at, end)).toString()}`),
    {
      data: (_direction, bytes, at, end) => told.push(`data ${Buffer.from(bytes.subarray(at, end)).toString()}`),
      gap: () => told.push('gap'),
    },
  );
  const step = (bytes: Uint8Array): unknown => reader.step('out', bytes, 0, bytes.length, ORIGIN);
  const headers = frame(1, octets('block'));
  expect(step(headers.subarray(0, 1))).toBe(0);
  expect(step(headers.subarray(0, 5))).toBe(-8);
  expect(step(headers)).toBe(8);
  expect(step(frame(0x21, octets('xx')))).toBe(3);
  expect(step(octets('xx'))).toBe(2);
  expect(step(frame(0, octets('hello')))).toBe(3);
  expect(step(octets('he'))).toBe(2);
  expect(reader.onGap('out', 2)).toBe(true);
  expect(step(octets('o'))).toBe(1);
  expect(reader.onGap('out', 1)).toBe(false);
  expect(told).toEqual(['headers block', 'data he', 'gap', 'data o']);
});

test('one side alone: its settings, and instructions for its table', () => {
  const told: string[] = [];
  const ears = {
    settings: (_direction: string, bytes: Uint8Array, at: number, end: number) =>
      told.push(`settings ${Buffer.from(bytes.subarray(at, end)).toString()}`),
    fill: (_direction: string, _bytes: Uint8Array, at: number, end: number) => {
      told.push('fill');
      return end - at > 1 ? -1 : end - at;
    },
    lost: () => told.push('lost'),
  };
  const step = (reader: Http3Control, bytes: Uint8Array): unknown => reader.step('in', bytes, 0, bytes.length);
  const control = new Http3Control(ears);
  expect(step(control, Uint8Array.of(0))).toBe(1);
  expect(step(control, frame(7, octets('id')))).toBe(3);
  expect(step(control, octets('id'))).toBe(2);
  expect(step(control, frame(4, octets('xy')))).toBe(5);
  const table = new Http3Control(ears);
  expect(step(table, Uint8Array.of(2))).toBe(1);
  expect(step(table, octets('a'))).toBe(1);
  expect(step(table, octets('ab'))).toBe('lost');
  expect(table.onGap('in')).toBe(false);
  const other = new Http3Control(ears);
  expect(step(other, Uint8Array.of(3))).toBe(1);
  expect(step(other, octets('abc'))).toBe(3);
  expect(told).toEqual(['settings xy', 'fill', 'fill', 'lost', 'lost']);
});

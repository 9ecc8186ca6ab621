import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flowFixture } from '../recording-sink.fixture.ts';
import { fragmentLength, recordHead, scoreTls, TLS_BEGINS } from './tls-record.ts';
import { CLIENT_HELLO_RECORD, record, SERVER_HELLO_RECORD, SSL2_HELLO } from './tls.fixture.ts';

const score = (bytes: Uint8Array) => scoreTls(bytes, flowFixture('tcp', 'none'));
const both = (...records: Uint8Array[]) => Uint8Array.from(records.flatMap((one) => [...one]));

test('reads the real one', () => {
  expect(recordHead(CLIENT_HELLO_RECORD, 0)).toEqual({ type: 22, version: 0x0301, length: 196 });
  expect(fragmentLength(CLIENT_HELLO_RECORD, 0)).toBe(196);
  expect(score(CLIENT_HELLO_RECORD)).toBe(0.95);
  expect(score(SERVER_HELLO_RECORD)).toBe(0.95);
  expect(score(SSL2_HELLO)).toBe(0.95);
  for (const { 0: first = 0 } of [CLIENT_HELLO_RECORD, SSL2_HELLO]) expect(TLS_BEGINS.has(first)).toBe(true);
});

test('takes a stream from its middle, less surely, by headers that follow one another', () => {
  const data = record(23, new Uint8Array(40));
  expect(score(data)).toBe(0.6);
  expect(score(both(data, data))).toBe(0.6);
  expect(score(both(data, Uint8Array.from([1, 2, 3, 4, 5])))).toBe(0);
  expect(score(record(21, [2, 40]))).toBe(0.7);
  expect(score(record(20, [1]))).toBe(0.7);
  expect(score(record(22, [16, 0, 0, 33]))).toBe(0.6);
});

test('refuses what is no record', () => {
  for (const bytes of [
    record(25, [1]),
    record(22, [1], 0x0205),
    record(23, [1, 2]),
    record(20, [1, 1]),
    record(21, [9, 9]),
    CLIENT_HELLO_RECORD.subarray(0, 4),
  ]) {
    expect(score(bytes)).toBe(0);
  }
  expect(recordHead(Uint8Array.from([22, 3, 3, 0xff, 0xff]), 0)).toBeNull();
  expect(fragmentLength(Uint8Array.from([22, 3, 3, 0xff, 0xff]), 0)).toBe(-1);
});

test('every truncation of a hello is still TLS or not enough to say', () => {
  for (let n = 0; n <= CLIENT_HELLO_RECORD.length; n++)
    expect(score(CLIENT_HELLO_RECORD.subarray(0, n))).toBe(n < 6 ? 0 : n === 6 ? 0.6 : 0.95);
});

test('a true beginning with any end never throws', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => void expect(score(bytes)).toBeGreaterThanOrEqual(0)),
  );
});

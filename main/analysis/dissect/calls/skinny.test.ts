import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { cut, flowFixture } from '../recording-sink.fixture.ts';
import { skinny } from './skinny.ts';

/** Of our own making, to the layout that Wireshark reads; tshark 4.0.17: "RegisterReq", DeviceName SEP00005E005301, then
 *  malformed, since our body is shorter than a phone's. */
const u32 = (value: number): number[] => [value & 255, (value >> 8) & 255, (value >> 16) & 255, value >>> 24];
const message = (id: number, body: readonly number[]): number[] => [
  ...u32(body.length + 4),
  ...u32(0),
  ...u32(id),
  ...body,
];
const REGISTER = message(1, [...Buffer.from('SEP00005E005301\0'), ...Buffer.from('\0\0\0\0room 12\0')]);
const WHOLE = Uint8Array.from([...REGISTER, ...message(0, [])]);
const PORT = 2000;

test('reads the real one, however the stream is cut', () => {
  for (const size of [1, 11, 1000]) {
    const sink = readAll(skinny, 'tcp', cut('out', WHOLE, size), PORT);
    expect(sink.texts('skinny.register.device-name')).toEqual(['SEP00005E005301']);
    expect(sink.texts('unknown.text')).toEqual(['room 12']);
    expect(sink.messages.filter(({ type }) => type === 'call-packet')).toHaveLength(2);
  }
});

test('a phone signs on first, over its port', () => {
  const score = (bytes: Uint8Array, port: number) => skinny.recognise(bytes, flowFixture('tcp', 'none', port));
  expect(score(WHOLE, PORT)).toBeGreaterThan(0.8);
  expect(score(WHOLE, 2001)).toBe(0);
  expect(score(WHOLE.subarray(REGISTER.length), PORT)).toBe(0);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < REGISTER.length; n++)
    expect(readAll(skinny, 'tcp', [['out', WHOLE.subarray(0, n)]], PORT).problems).toEqual(['cut-short']);
});

test('a true beginning with any end never throws, loops or points outside', () => survives(skinny, 'tcp', WHOLE, PORT));

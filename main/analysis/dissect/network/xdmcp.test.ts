import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture } from '../recording-sink.fixture.ts';
import { ascii, be16, be32, filled, type Octets } from './octets.fixture.ts';
import { xdmcp } from './xdmcp.ts';

const packet = (kind: number, ...parts: Octets[]): Uint8Array => {
  const body = parts.flat();
  return Uint8Array.from([0, 1, ...be16(kind), ...be16(body.length), ...body]);
};
const text = (value: string): number[] => [...be16(value.length), ...ascii(value)];
const KEY = '\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f\x10';
/** tshark 4.0.17: Accept, Authorization name: MIT-MAGIC-COOKIE-1. */
const ACCEPT = packet(8, be32(7), text(''), text(''), text('MIT-MAGIC-COOKIE-1'), text(KEY));
const REQUEST = packet(
  7,
  be16(0),
  [1, 0, 0],
  [1, 0, 4, 192, 0, 2, 7],
  text(''),
  text(''),
  [1],
  text('MIT'),
  text('XT-7001'),
);
const score = (bytes: Uint8Array, port = 177) => xdmcp.recognise(bytes, flowFixture('udp', 'none', port));

test('reads the real one', () => {
  expect(score(ACCEPT)).toBe(0.95);
  expect(readAll(xdmcp, 'udp', [['in', ACCEPT]], 177).texts('xdmcp.authorization')).toEqual([KEY]);
  expect(readAll(xdmcp, 'udp', [['out', REQUEST]], 177).texts('xdmcp.display')).toEqual(['XT-7001']);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < ACCEPT.length; n++)
    expect(readAll(xdmcp, 'udp', [['in', ACCEPT.subarray(0, n)]], 177).problems).toHaveLength(1);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(xdmcp, 'udp', ACCEPT, 177);
  survives(xdmcp, 'udp', REQUEST, 177);
});

test('leaves others theirs', () => {
  expect(score(ACCEPT, 4000)).toBe(0);
  expect(score(Uint8Array.from([...ACCEPT, 0]))).toBe(0);
  expect(score(Uint8Array.from([0, 1, 0, 0x63, 0, 2, ...filled(2)]))).toBe(0);
});

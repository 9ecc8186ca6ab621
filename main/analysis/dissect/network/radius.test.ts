import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture, octets } from '../recording-sink.fixture.ts';
import { ascii, be16, filled } from './octets.fixture.ts';
import { radius } from './radius.ts';

const attribute = (type: number, value: readonly number[]) => [type, value.length + 2, ...value];
const body = [
  ...attribute(1, ascii('rana@office.example')),
  ...attribute(2, filled(16, 9)),
  ...attribute(8, [192, 0, 2, 7]),
  ...attribute(31, ascii('02-00-00-00-00-01')),
  ...attribute(32, ascii('front-door')),
  ...attribute(26, [0, 0, 0, 9, 1, 5, ...ascii('x=1')]),
];
/** RFC 2865 section 4.1. tshark 4.0.17: Access-Request id=7, User-Name: rana@office.example. */
const REQUEST = Uint8Array.from([1, 7, ...be16(20 + body.length), ...filled(16, 5), ...body]);
const score = (bytes: Uint8Array) => radius.recognise(bytes, flowFixture('udp', 'none', 1812));

test('reads the real one', () => {
  expect(score(REQUEST)).toBe(0.9);
  const sink = readAll(radius, 'udp', [['out', REQUEST]], 1812);
  expect(sink.fields.map(({ path, text }) => [path.slice(7), text])).toEqual([
    ['user-name', 'rana@office.example'],
    ['framed-address', '192.0.2.7'],
    ['calling-station', '02-00-00-00-00-01'],
    ['nas-name', 'front-door'],
    ['vendor', '\0\0\0\x09\x01\x05x=1'],
  ]);
  expect(sink.problems).toEqual([]);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < REQUEST.length; n++)
    expect(readAll(radius, 'udp', [['out', REQUEST.subarray(0, n)]]).problems).toEqual(['cut-short']);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(radius, 'udp', REQUEST, 1812);
});

test('leaves others theirs', () => {
  expect(score(octets(`\x01\x07\0\x18${'x'.repeat(20)}`))).toBe(0); // attributes that do not fill it
  expect(score(REQUEST.subarray(0, 30))).toBe(0);
});

import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture } from '../recording-sink.fixture.ts';
import { mndp } from './mndp.ts';
import { ascii, be16 } from './octets.fixture.ts';

const PORT = 5678;
const part = (tag: number, value: readonly number[]) => [...be16(tag), ...be16(value.length), ...value];
/** tshark 4.0.17: MNDP, MAC 00:00:5e:00:53:07, identity Ranas-Router, software ID AB12-CD34. */
const ANNOUNCEMENT = Uint8Array.from([
  ...be16(0),
  ...be16(9),
  ...part(1, [0, 0, 0x5e, 0, 0x53, 7]),
  ...part(5, ascii('Ranas-Router')),
  ...part(8, ascii('MikroTik')),
  ...part(10, [1, 2, 3, 4]),
  ...part(11, ascii('AB12-CD34')),
]);
const score = (bytes: Uint8Array, port = PORT) => mndp.recognise(bytes, flowFixture('udp', 'none', port));

test('reads the real one: what a router calls itself', () => {
  expect(score(ANNOUNCEMENT)).toBe(0.95);
  const sink = readAll(mndp, 'udp', [['out', ANNOUNCEMENT]], PORT);
  expect(sink.messages).toEqual([{ type: 'mndp' }]);
  expect(sink.fields.map(({ path, text }) => [path, text])).toEqual([
    ['mndp.hardware-address', '\0\0^\0S\x07'],
    ['mndp.identity', 'Ranas-Router'],
    ['mndp.platform', 'MikroTik'],
    ['mndp.tag.10', '\x01\x02\x03\x04'],
    ['mndp.software-id', 'AB12-CD34'],
  ]);
  expect(sink.problems).toEqual([]);
});

test('every truncation yields a prefix and a reason', () => {
  const borders = new Set([4 + 10, 4 + 26, 4 + 38, 4 + 46]);
  for (let n = 1; n < ANNOUNCEMENT.length; n++)
    if (!borders.has(n))
      expect(readAll(mndp, 'udp', [['out', ANNOUNCEMENT.subarray(0, n)]], PORT).problems).toContain('cut-short');
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(mndp, 'udp', ANNOUNCEMENT, PORT);
});

test('leaves others theirs', () => {
  expect(score(ANNOUNCEMENT, 4000)).toBe(0);
  expect(score(Uint8Array.from([0, 0, 0, 0]))).toBe(0); // whoever asks sends four zeros
  expect(score(Uint8Array.from({ length: 40 }, (_, i) => i))).toBe(0);
});

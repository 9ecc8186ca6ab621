import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture } from '../recording-sink.fixture.ts';
import { ascii, be16 } from './octets.fixture.ts';
import { ubiquitiDiscovery } from './ubiquiti-discovery.ts';

const PORT = 10001;
const MAC = [0, 0, 0x5e, 0, 0x53, 7];
const part = (tag: number, value: readonly number[]) => [tag, ...be16(value.length), ...value];
const whole = (version: number, command: number, parts: readonly number[]) =>
  Uint8Array.from([version, command, ...be16(parts.length), ...parts]);
/** After the description of Ubiquiti's adoption (docs/protocols/ubiquiti-discovery.md). */
const ANSWER = whole(1, 0, [
  ...part(2, [...MAC, 192, 0, 2, 7]),
  ...part(1, MAC),
  ...part(10, [0, 0, 0, 9]),
  ...part(11, ascii('Ranas-Camera')),
  ...part(12, ascii('UVC')),
]);
const score = (bytes: Uint8Array, port = PORT) => ubiquitiDiscovery.recognise(bytes, flowFixture('udp', 'none', port));

test('reads the real one: hardware address and name', () => {
  expect(score(ANSWER)).toBe(0.95);
  const sink = readAll(ubiquitiDiscovery, 'udp', [['in', ANSWER]], PORT);
  expect(sink.messages).toEqual([{ type: 'ubiquiti-discovery' }]);
  expect(sink.fields.map(({ path, text }) => [path, text])).toEqual([
    ['ubiquiti-discovery.hardware-address', '\0\0^\0S\x07'],
    ['ubiquiti-discovery.hardware-address', '\0\0^\0S\x07'],
    ['ubiquiti-discovery.tag.10', '\0\0\0\x09'],
    ['ubiquiti-discovery.host-name', 'Ranas-Camera'],
    ['ubiquiti-discovery.product', 'UVC'],
  ]);
  expect(sink.problems).toEqual([]);
});

test('every truncation yields a prefix and a reason', () => {
  const borders = new Set([4 + 13, 4 + 22, 4 + 29, 4 + 44]);
  for (let n = 1; n < ANSWER.length; n++)
    if (!borders.has(n))
      expect(readAll(ubiquitiDiscovery, 'udp', [['in', ANSWER.subarray(0, n)]], PORT).problems).toContain('cut-short');
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(ubiquitiDiscovery, 'udp', ANSWER, PORT);
});

test('leaves others theirs', () => {
  expect(score(ANSWER, 4000)).toBe(0);
  expect(score(Uint8Array.from([1, 0, 0, 0]))).toBe(0); // whoever looks for devices
  expect(score(Uint8Array.from([1, 0, 0, 9, 1, 0, 6, ...MAC, 0]))).toBe(0);
  expect(score(Uint8Array.from([3, ...ANSWER.subarray(1)]))).toBe(0);
});

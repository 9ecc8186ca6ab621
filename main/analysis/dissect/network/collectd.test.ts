import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture, octets } from '../recording-sink.fixture.ts';
import { collectd } from './collectd.ts';
import { ascii, be16, filled, type Octets } from './octets.fixture.ts';

const part = (type: number, body: Octets): number[] => [...be16(type), ...be16(body.length + 4), ...body];
/** tshark 4.0.17 (port 25826): Host ranas-pc, Plugin cpu. */
const PLAIN = Uint8Array.from([
  ...part(0, ascii('ranas-pc\0')),
  ...part(8, filled(8, 1)),
  ...part(2, ascii('cpu\0')),
  ...part(6, filled(11, 1)),
]);
const SEALED = Uint8Array.from(part(0x210, [...be16(4), ...ascii('rana'), ...filled(60, 0xee)]));
const SIGNED = Uint8Array.from([...part(0x200, [...filled(32, 0xee), ...ascii('rana')]), ...PLAIN]);
const score = (bytes: Uint8Array, port = 25826) => collectd.recognise(bytes, flowFixture('udp', 'none', port));
const told = (bytes: Uint8Array) =>
  readAll(collectd, 'udp', [['out', bytes]])
    .fields.filter(({ path }) => path !== 'collectd.part')
    .map(({ path, text }) => [path, text]);

test('reads the real one', () => {
  expect([PLAIN, SEALED, SIGNED].map((bytes) => score(bytes))).toEqual([0.95, 0.9, 0.9]);
  expect(told(PLAIN)).toEqual([['collectd.host', 'ranas-pc']]);
  expect(told(SEALED)).toEqual([['collectd.user', 'rana']]);
  expect(told(SIGNED)).toEqual([
    ['collectd.user', 'rana'],
    ['collectd.host', 'ranas-pc'],
  ]);
});

test('every truncation yields a prefix and a reason', () => {
  const whole = [13, 25, 33];
  for (let n = 1; n < PLAIN.length; n++)
    if (!whole.includes(n))
      expect(readAll(collectd, 'udp', [['out', PLAIN.subarray(0, n)]]).problems).toEqual(['cut-short']);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  for (const bytes of [PLAIN, SEALED, SIGNED]) survives(collectd, 'udp', bytes, 25826);
});

test('leaves others theirs', () => {
  for (const text of ['\0\0\0\x0branas\0\0\x77', '\0\0\0\x0dranas-pc\0\0\x77\0\0', '\x02\x10\0\x08abcd', '\0\0'])
    expect(score(octets(text), 4000)).toBe(0);
});

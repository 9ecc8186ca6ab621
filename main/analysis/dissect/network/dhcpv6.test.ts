import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture, octets } from '../recording-sink.fixture.ts';
import { dhcpv6 } from './dhcpv6.ts';
import { name } from './dns.fixture.ts';
import { ascii, be16, filled } from './octets.fixture.ts';

const option = (code: number, value: readonly number[]) => [...be16(code), ...be16(value.length), ...value];
const DUID = [0, 3, 0, 1, 2, 0, 0, 0, 0, 1];
/** RFC 8415 section 8. tshark 4.0.17: Solicit, client FQDN ranas-pc.example. */
const SOLICIT = Uint8Array.from([
  1,
  0x12,
  0x34,
  0x56,
  ...option(1, DUID),
  ...option(39, [0, ...name('ranas-pc.example')]),
  ...option(16, [0, 0, 1, 55, 0, 4, ...ascii('MSFT')]),
]);
const relayed = Uint8Array.from([12, 0, ...filled(32), ...option(9, [...SOLICIT])]);
const on547 = flowFixture('udp', 'none', 547);

test('reads the real one', () => {
  expect([SOLICIT, relayed].map((bytes) => dhcpv6.recognise(bytes, on547))).toEqual([0.95, 0.95]);
  const sink = readAll(dhcpv6, 'udp', [['out', SOLICIT]], 547);
  expect(sink.fields.map(({ path, text }) => [path, text])).toEqual([
    ['dhcpv6.option.client-id', String.fromCharCode(...DUID)],
    ['dhcpv6.option.vendor-class', '\0\0\x01\x37\0\x04MSFT'],
    ['dhcpv6.option.client-name', 'ranas-pc.example'],
  ]);
  expect(readAll(dhcpv6, 'udp', [['out', relayed]], 547).texts('dhcpv6.option.client-name')).toEqual([
    'ranas-pc.example',
  ]);
});

test('every truncation yields a prefix and a reason', () => {
  const borders = new Set([4, 4 + 14, 4 + 14 + 4 + 19]);
  for (let n = 1; n < SOLICIT.length; n++)
    if (!borders.has(n))
      expect(readAll(dhcpv6, 'udp', [['out', SOLICIT.subarray(0, n)]], 547).problems).toEqual(['cut-short']);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  for (const whole of [SOLICIT, relayed]) survives(dhcpv6, 'udp', whole, 547);
});

test('leaves others theirs', () => {
  expect(dhcpv6.recognise(SOLICIT, flowFixture('udp', 'none', 4000))).toBe(0);
  expect(dhcpv6.recognise(octets('\x01abc\0\0\0\0'), on547)).toBe(0);
});

test('a name without its domain has no empty label behind it (RFC 4704 section 4.2)', () => {
  const named = (octets: readonly number[]) =>
    readAll(dhcpv6, 'udp', [['out', Uint8Array.from([1, 2, 3, 4, ...option(39, [0, ...octets])])]], 547).texts(
      'dhcpv6.option.client-name',
    );
  expect(named(name('ranas-pc').slice(0, -1))).toEqual(['ranas-pc']);
  expect(named([9, ...ascii('ranas')])).toEqual([]);
});

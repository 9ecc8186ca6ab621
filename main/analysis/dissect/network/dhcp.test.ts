import { expect, test } from 'vitest';
import { dhcp } from './dhcp.ts';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture, octets } from '../recording-sink.fixture.ts';

const option = (code: number, value: string | number[]) => {
  const data = typeof value === 'string' ? [...Buffer.from(value)] : value;
  return [code, data.length, ...data];
};
const MAC = [2, 0, 0, 0, 0, 1];
/** A DHCPREQUEST of our own making, RFC 2131 section 2: fixed part, cookie, options. */
function request(options: number[][], end = [255]): Uint8Array {
  const fixed = new Uint8Array(236);
  fixed.set([1, 1, 6, 0, 0x12, 0x34, 0x56, 0x78]);
  fixed.set(MAC, 28);
  return Uint8Array.from([...fixed, 0x63, 0x82, 0x53, 0x63, ...options.flat(), ...end]);
}
const whole = request([
  option(53, [3]),
  [0, 0],
  option(61, [1, 2, 0, 0, 0, 0, 1]),
  option(12, 'anas-phone'),
  option(60, 'android-dhcp-14'),
  option(55, [1, 3, 6]),
  option(81, [0, 0, 0, ...Buffer.from('anas.example')]),
]);

test('reads the real one: what a device says of itself', () => {
  expect(dhcp.recognise(whole, flowFixture('udp', 'none'))).toBe(0.99);
  const sink = readAll(dhcp, 'udp', [['out', whole]]);
  expect(sink.messages).toEqual([{ type: 'dhcp', op: 1 }]);
  expect(sink.fields.map(({ path, key, text }) => [path, key, text])).toEqual([
    ['dhcp.hardware-address', null, '\x02\x00\x00\x00\x00\x01'],
    ['dhcp.option.client-id', 'client-id', '\x01\x02\x00\x00\x00\x00\x01'],
    ['dhcp.option.host-name', 'host-name', 'anas-phone'],
    ['dhcp.option.vendor-class', 'vendor-class', 'android-dhcp-14'],
    ['dhcp.option.parameter-list', 'parameter-list', '\x01\x03\x06'],
    ['dhcp.option.client-name', 'client-name', 'anas.example'],
  ]);
  expect(sink.problems).toEqual([]);
  expect(sink.namesTold).toEqual(['anas-phone']);
  expect(readAll(dhcp, 'udp', [['out', request([option(12, 'anas-phone\0')])]]).namesTold).toEqual(['anas-phone']);
});

test('every truncation yields a prefix of the options, and a reason', () => {
  for (let n = 241; n < whole.length; n++) {
    const { message, problem } = dhcp.parse(whole.subarray(0, n), flowFixture('udp', 'dhcp'));
    expect(problem).toBe('cut-short');
    expect([53, 61, 12, 60, 55, 81].slice(0, message?.options.length)).toEqual(
      message?.options.map(({ code }) => code),
    );
  }
  expect(readAll(dhcp, 'udp', [['out', whole.subarray(0, 100)]]).problems).toEqual(['cut-short']);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(dhcp, 'udp', whole);
});

test('stops at its bound, and knows what is not its own', () => {
  const crowd = request(Array.from({ length: 1100 }, () => [1, 0]));
  expect(readAll(dhcp, 'udp', [['out', crowd]]).problems).toEqual(['too-long']);
  expect(dhcp.recognise(octets('x'.repeat(300)), flowFixture('udp', 'none'))).toBe(0);
  expect(readAll(dhcp, 'udp', [['out', 'x'.repeat(300)]]).problems).toEqual(['not-this-protocol']);
});

test('the server’s name, unless options stand in its place (RFC 2132 section 9.3)', () => {
  const named = request([option(53, [2])]);
  named.set(Buffer.from('ranas-router'), 44);
  expect(readAll(dhcp, 'udp', [['in', named]]).texts('dhcp.server-name')).toEqual(['ranas-router']);
  const overloaded = request([option(53, [2]), option(52, [3])]);
  overloaded.set(Buffer.from('ranas-router'), 44);
  expect(readAll(dhcp, 'udp', [['in', overloaded]]).texts('dhcp.server-name')).toEqual([]);
});

test('an address of another kind of network is not taken for one of Ethernet', () => {
  const other = request([option(53, [3])]);
  other.set([1, 32, 0], 0); // RFC 4390: over InfiniBand there is none
  expect(readAll(dhcp, 'udp', [['out', other]]).texts('dhcp.hardware-address')).toEqual([]);
});

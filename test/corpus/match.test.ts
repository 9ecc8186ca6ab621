import { expect, test } from 'vitest';
import { flowKey } from './match.ts';

test('one key for both directions, for every way of writing an address, and for what nDPI and Earshot call a transport', () => {
  const [a, b] = [
    { ip: '2001:db8::1', port: 5000 },
    { ip: '2001:db8::2', port: 53 },
  ];
  expect(flowKey('udp', b, a)).toBe(flowKey('UDP', a, b));
  expect(flowKey('udp', { ip: '2001:0DB8:0:0:0:0:0:1', port: 5000 }, b)).toBe(flowKey('udp', a, b));
  expect(flowKey('ICMPV6', a, b)).toBe(flowKey('icmp', a, b));
  expect(flowKey('ESP', a, b)).toBe(flowKey('other', a, b));
  expect(flowKey('tcp', a, b)).not.toBe(flowKey('udp', a, b));
  expect(flowKey('udp', { ...a, port: 5001 }, b)).not.toBe(flowKey('udp', a, b));
});

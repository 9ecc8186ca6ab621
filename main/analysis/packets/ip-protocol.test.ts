import { expect, test } from 'vitest';
import { isTunnel, nameOfIpProtocol, reasonOfIpProtocol } from './ip-protocol.ts';

test('names a flow by its number, and leaves those with ports to their payload', () => {
  expect([6, 17].map(nameOfIpProtocol)).toEqual(['none', 'none']);
  expect([1, 58, 2, 50, 51, 132, 47, 89].map(nameOfIpProtocol)).toEqual([
    'icmp',
    'icmpv6',
    'igmp',
    'esp',
    'ah',
    'sctp',
    'gre',
    'ospf',
  ]);
  expect(nameOfIpProtocol(200)).toBe('ip-200');
});

test('tells control from encryption from what nobody reads', () => {
  expect([2, 89, 50, 59, 132, 200].map(reasonOfIpProtocol)).toEqual([
    'ip-control',
    'ip-control',
    'esp',
    null,
    'ip-protocol',
    'ip-protocol',
  ]);
});

test('knows the numbers of tunnels', () => {
  expect([4, 41, 47, 97, 137, 6, 17, 50].map(isTunnel)).toEqual([true, true, true, true, true, false, false, false]);
});

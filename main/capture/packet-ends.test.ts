import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ethernet, IPV4_UDP, IPV6_OPTIONS_TCP } from './packet-ends.fixture.ts';
import { packetEnds } from './packet-ends.ts';

const ipv4 = { transport: 'udp', addressLength: 4, sourceAt: 12, targetAt: 16, portsAt: 20 };
const moved = (by: number) => ({ ...ipv4, sourceAt: 12 + by, targetAt: 16 + by, portsAt: 20 + by });

test('finds the ends under each link type our sources write', () => {
  expect(packetEnds(IPV4_UDP, 101)).toEqual(ipv4);
  expect(packetEnds(ethernet(IPV4_UDP, '0800'), 1)).toEqual(moved(14));
  expect(packetEnds(ethernet(IPV4_UDP, '0800', '8100000a'), 1)).toEqual(moved(18));
  expect(packetEnds(Uint8Array.from([2, 0, 0, 0, ...IPV4_UDP]), 0)).toEqual(moved(4));
  expect(packetEnds(Uint8Array.from([...new Uint8Array(16), ...IPV4_UDP]), 113)).toEqual(moved(16));
  expect(packetEnds(Uint8Array.from([...new Uint8Array(20), ...IPV4_UDP]), 276)).toEqual(moved(20));
});

test('walks over IPv6 extension headers', () => {
  expect(packetEnds(IPV6_OPTIONS_TCP, 101)).toEqual({
    transport: 'tcp',
    addressLength: 16,
    sourceAt: 8,
    targetAt: 24,
    portsAt: 48,
  });
});

test('what has no ports has no ends: ARP, later fragments, ICMP, an unknown link', () => {
  const fragment = Uint8Array.from(IPV4_UDP),
    icmp = Uint8Array.from(IPV4_UDP);
  fragment[7] = 1;
  icmp[9] = 1;
  expect(packetEnds(fragment, 101)).toBeNull();
  expect(packetEnds(icmp, 101)).toBeNull();
  expect(packetEnds(ethernet(IPV4_UDP, '0806'), 1)).toBeNull();
  expect(packetEnds(IPV4_UDP, 105)).toBeNull();
});

test('a true beginning with any end never throws, loops or points outside', () => {
  const bytes = fc.tuple(fc.constantFrom(IPV4_UDP, IPV6_OPTIONS_TCP), fc.nat(60), fc.uint8Array({ maxLength: 80 }));
  fc.assert(
    fc.property(bytes, fc.constantFrom(0, 1, 101, 113, 276), ([whole, cut, tail], linkType) => {
      const packet = Uint8Array.from([...whole.slice(0, cut), ...tail]);
      const found = packetEnds(packet, linkType);
      if (found !== null) expect(found.portsAt + 4).toBeLessThanOrEqual(packet.length);
    }),
  );
});

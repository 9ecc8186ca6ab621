import { describe, expect, it } from 'vitest';
import {
  CLIENT4,
  CLIENT6,
  SERVER4,
  bytesOf,
  be16,
  be32,
  ethernet,
  fragment6,
  ip4,
  ip6,
  packetOf,
  text,
  udp,
} from '../../analysis/packets/frames.fixture.ts';
import { frameFacts } from './frame-facts.ts';

const PAYLOAD = text('payload');
const datagram = udp(5000, 9999, PAYLOAD);
/** 12 octets of TCP options: the payload begins 32 octets after the header's start. */
const withOptions = bytesOf(
  be16(1),
  be16(2),
  be32(3),
  be32(4),
  0x80,
  0x18,
  be16(8192),
  0,
  0,
  0,
  0,
  new Uint8Array(12),
  PAYLOAD,
);
const ip4WithOptions = bytesOf(
  0x46,
  0,
  be16(24 + datagram.length),
  be16(1),
  be16(0),
  64,
  17,
  0,
  0,
  CLIENT4,
  SERVER4,
  new Uint8Array(4),
  datagram,
);
const vlan = ethernet(0x8100, bytesOf(be16(5), be16(0x0800), ip4(17, datagram)));
const cooked = bytesOf(be16(0), be16(1), be16(6), new Uint8Array(8), be16(0x0800), ip4(17, datagram));

describe('where the payload begins', () => {
  it.each([
    ['Ethernet, IPv4, UDP', 1, ethernet(0x0800, ip4(17, datagram)), 42],
    ['Ethernet, IPv4 with options, UDP', 1, ethernet(0x0800, ip4WithOptions), 46],
    ['Ethernet, IPv6, UDP', 1, ethernet(0x86dd, ip6(17, datagram)), 62],
    ['a VLAN tag', 1, vlan, 46],
    ['Linux cooked capture', 113, cooked, 44],
    ['raw IP, TCP with options', 101, ip4(6, withOptions), 52],
    ['IPv6 in IPv4', 101, ip4(41, ip6(17, datagram)), 68],
  ])('%s', (_name, linkType, bytes, at) => {
    const { payloadAt } = frameFacts(packetOf(bytes, { linkType }));
    expect(payloadAt).toBe(at);
    expect(Buffer.from(bytes.subarray(at)).toString()).toBe('payload');
  });

  it('a packet inside a larger buffer has its own offsets', () => {
    const inner = ip4(17, datagram);
    const bytes = bytesOf(new Uint8Array(77), inner, text('not ours'));
    expect(frameFacts(packetOf(bytes, { at: 77, length: inner.length, wireLength: inner.length })).payloadAt).toBe(28);
  });

  it.each([
    ['a fragment that is not the first', 101, ip4(17, PAYLOAD, { fragment: 3 })],
    ['a fragment of IPv6', 101, ip6(44, fragment6(17, 1480, true, 7, PAYLOAD))],
    ['a cut header', 101, ip4(17, datagram).subarray(0, 24)],
    ['no IP', 1, ethernet(0x0806, new Uint8Array(28))],
    ['a link nobody knows', 147, PAYLOAD],
    ['nothing', 1, new Uint8Array(0)],
  ])('is not known of %s', (_name, linkType, bytes) => {
    expect(frameFacts(packetOf(bytes, { linkType, wireLength: 2000 })).payloadAt).toBeNull();
  });
});

describe('the addresses of both ends', () => {
  const hexOf = (linkType: number, bytes: Uint8Array) =>
    frameFacts(packetOf(bytes, { linkType })).addresses.map((octets) => Buffer.from(octets).toString('latin1'));

  it('as octets and as text, with those of the link', () => {
    const found = hexOf(1, ethernet(0x0800, ip4(17, datagram)));
    expect(found).toContain('192.0.2.10');
    expect(found).toContain('198.51.100.20');
    expect(found).toContain(Buffer.from(CLIENT4).toString('latin1'));
    expect(found).toContain('\x02\0\0\0\0\x01');
    expect(hexOf(101, ip6(17, datagram))).toEqual(
      expect.arrayContaining(['2001:db8::a', Buffer.from(CLIENT6).toString('latin1')]),
    );
  });

  it('leave out those that are nobody’s: padding looks like them', () => {
    const broadcast = ethernet(
      0x0800,
      ip4(17, datagram, { source: [0, 0, 0, 0], destination: [255, 255, 255, 255] }),
      [255, 255, 255, 255, 255, 255],
    );
    const found = hexOf(1, broadcast);
    expect(found).not.toContain('\0\0\0\0');
    expect(found).not.toContain('\xff\xff\xff\xff');
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { be16, be32, bytesOf, ethernet, ip4, ip6, udp } from './frames.fixture.ts';
import { LinkView } from './link-view.ts';
import { NESTING_LINKS } from './nesting-links.ts';
import { Segment, UDP } from './segment.ts';
import { readTransport } from './transport.ts';
import { inner4, udpTunnels } from './tunnels.fixture.ts';
import { opensUdpTunnel } from './udp-tunnel.ts';

const IP_HEADER = 20;

function opens(datagram: Uint8Array, wireLength = datagram.length) {
  const segment = new Segment();
  segment.protocol = UDP;
  readTransport(segment, datagram, 0, datagram.length, wireLength);
  const view = new LinkView(NESTING_LINKS);
  return opensUdpTunnel(segment, view) ? view.at : null;
}

test.each(udpTunnels)('opens %s, and points to the IP packet in it', (_name, _link, packet) => {
  const datagram = packet.subarray(IP_HEADER);
  const at = opens(datagram);
  expect(at).not.toBeNull();
  expect([4, 6]).toContain((datagram[at ?? 0] ?? 0) >> 4);
});

test.each(udpTunnels)(
  '%s: a cut before the inner header is over leaves the datagram to its flow',
  (_name, _link, packet) => {
    const datagram = packet.subarray(IP_HEADER);
    const at = opens(datagram) ?? 0;
    for (let length = 8; length < at + 20; length++) {
      expect(opens(datagram.subarray(0, length), datagram.length)).toBeNull();
    }
  },
);

test('what only looks like a tunnel stays a datagram', () => {
  const echo = bytesOf(0x32, 1, be16(4), be32(0), be32(0));
  expect(opens(udp(2152, 2152, echo))).toBeNull(); // GTP's own echo
  const short = bytesOf(0x30, 0xff, be16(inner4.length - 1), be32(7), inner4);
  expect(opens(udp(2152, 2152, short))).toBeNull(); // its length differs
  const broken = ip4(17, new Uint8Array(30), { checksum: 1 });
  expect(opens(udp(5000, 4789, bytesOf(be32(0x08000000), be32(0), ethernet(0x0800, bytesOf(broken, 0)))))).toBeNull();
  expect(opens(udp(5000, 4789, bytesOf(be32(0x08000000), be32(0), ethernet(0x0806, new Uint8Array(28)))))).toBeNull();
  expect(opens(udp(5000, 1701, bytesOf(be16(0xc802), new Uint8Array(60))))).toBeNull(); // L2TP control
  const bubble = ip6(59, new Uint8Array(0));
  expect(opens(udp(5000, 3544, bubble))).toBeNull();
  expect(opens(udp(5000, 3544, inner4))).toBeNull(); // Teredo holds IPv6 only
  expect(opens(udp(5000, 5001, inner4))).toBeNull(); // no tunnel's port
  expect(opens(udp(5000, 6081, bytesOf([0x40, 0], be16(0x0800), be32(0), inner4)))).toBeNull(); // version
});

test('extension headers without end end somewhere', () => {
  const endless = bytesOf(
    0x34,
    0xff,
    be16(204),
    be32(7),
    [0, 0, 0, 0x85],
    ...Array.from({ length: 50 }, () => [1, 0, 0, 0x85]),
  );
  expect(opens(udp(2152, 2152, endless))).toBeNull();
});

test('octets by chance on a tunnel’s port are not opened, and nothing points outside', () => {
  const port = fc.constantFrom(1701, 2152, 3544, 4789, 4790, 5247, 6081, 6635, 8472);
  const start = fc.constantFrom(...udpTunnels.map(([, , packet]) => packet.subarray(IP_HEADER + 8)));
  fc.assert(
    fc.property(port, start, fc.nat(40), fc.uint8Array({ maxLength: 90 }), (to, payload, cut, end) => {
      const datagram = udp(5000, to, bytesOf(payload.subarray(0, cut), end));
      const at = opens(datagram);
      if (at !== null) expect(at + 20).toBeLessThanOrEqual(datagram.length);
    }),
    { numRuns: 1000 },
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { be16, bytesOf, ethernet, ip4, ip6, udp } from './frames.fixture.ts';
import { readLink } from './link.ts';
import { LinkView } from './link-view.ts';
import { NESTING_LINKS } from './nesting-links.ts';

const four = ip4(17, udp(1, 2, new Uint8Array(4)));
const six = ip6(17, udp(1, 2, new Uint8Array(4)));
const SNAP = [0xaa, 0xaa, 3, 0, 0, 0];

function read(linkType: number, frame: Uint8Array) {
  const view = new LinkView(NESTING_LINKS);
  const reason = readLink(linkType, frame, 0, frame.length, view);
  return reason ?? { version: view.version, at: view.at, toMany: view.toMany };
}

const readable: [string, number, Uint8Array, 4 | 6, number][] = [
  ['Ethernet, IPv4', 1, ethernet(0x0800, four), 4, 14],
  ['Ethernet, IPv6', 1, ethernet(0x86dd, six), 6, 14],
  ['802.1Q', 1, ethernet(0x8100, bytesOf(0, 5, be16(0x0800), four)), 4, 18],
  ['QinQ', 1, ethernet(0x88a8, bytesOf(0, 5, be16(0x8100), 0, 6, be16(0x86dd), six)), 6, 22],
  ['LLC with SNAP', 1, ethernet(four.length + 8, bytesOf(SNAP, be16(0x0800), four)), 4, 22],
  ['PPPoE session', 1, ethernet(0x8864, bytesOf(0x11, 0, 0, 1, be16(four.length + 2), 0, 0x21, four)), 4, 22],
  ['Linux cooked', 113, bytesOf(be16(4), be16(1), be16(6), new Uint8Array(8), be16(0x0800), four), 4, 16],
  ['Linux cooked, version 2', 276, bytesOf(be16(0x86dd), new Uint8Array(8), 4, new Uint8Array(9), six), 6, 20],
  ['BSD loopback, little-endian', 0, bytesOf([2, 0, 0, 0], four), 4, 4],
  ['BSD loopback, big-endian', 0, bytesOf([0, 0, 0, 2], four), 4, 4],
  ['BSD loopback, IPv6 of Darwin', 0, bytesOf([30, 0, 0, 0], six), 6, 4],
  ['BSD loopback, IPv6 of FreeBSD', 0, bytesOf([0, 0, 0, 28], six), 6, 4],
  ['BSD loopback, IPv6 of OpenBSD', 108, bytesOf([0, 0, 0, 24], six), 6, 4],
  ['raw IP', 101, six, 6, 0],
  ['raw IP, BSD', 12, four, 4, 0],
  ['raw IP, OpenBSD', 14, four, 4, 0],
  ['IPv4 link', 228, four, 4, 0],
  ['IPv6 link', 229, six, 6, 0],
  ['PPP', 9, bytesOf([0xff, 3, 0, 0x21], four), 4, 4],
  ['PPP without address', 9, bytesOf([0, 0x57], six), 6, 2],
  ['PPP, short protocol', 50, bytesOf([0xff, 3, 0x21], four), 4, 3],
  ['Cisco HDLC as PPP', 50, bytesOf([0x0f, 0, 8, 0], four), 4, 4],
  ['Cisco HDLC', 104, bytesOf([0x8f, 0, 0x86, 0xdd], six), 6, 4],
  ['PPP on BSD loopback', 0, bytesOf([0xff, 3, 0, 0x21], four), 4, 4],
  ['PPI', 192, bytesOf(0, 0, 8, 0, 101, 0, 0, 0, four), 4, 8],
];

test.each(readable)('finds IP behind %s', (_name, linkType, frame, version, at) => {
  expect(read(linkType, frame)).toMatchObject({ version, at });
});

test.each([
  ['link-type', 147, four],
  ['ieee802154', 195, four],
  ['bluetooth', 201, four],
  ['usb', 220, four],
  ['link-type', -1, four],
  ['arp', 1, ethernet(0x0806, new Uint8Array(28))],
  ['llc', 1, ethernet(38, bytesOf([0x42, 0x42, 3], new Uint8Array(35)))],
  ['eapol', 1, ethernet(0x888e, new Uint8Array(20))],
  ['macsec', 1, ethernet(0x88e5, new Uint8Array(20))],
  ['link-control', 1, ethernet(0x88cc, new Uint8Array(20))],
  ['link-control', 1, ethernet(0x8863, new Uint8Array(20))],
  ['ether-type', 1, ethernet(0x8137, new Uint8Array(20))],
  ['ether-type', 0, bytesOf([7, 0, 0, 0], four)],
  ['link-control', 9, bytesOf([0xff, 3, 0xc0, 0x21], four)],
  ['ppp-login', 9, bytesOf([0xff, 3, 0xc0, 0x23], four)],
  ['ppp-compressed', 9, bytesOf([0xff, 3, 0, 0xfd], four)],
  ['ether-type', 9, bytesOf([0xff, 3, 0, 0x2b], four)],
  ['bad-ip-header', 101, Uint8Array.of(0x12, 0)],
  ['too-deep', 1, ethernet(0x8100, bytesOf(...Array.from({ length: 12 }, () => [0, 1, 0x81, 0])))],
] as const)('says %s for link type %i', (reason, linkType, frame) => {
  expect(read(linkType, frame)).toBe(reason);
});

test('a group address is sent to many', () => {
  expect(read(1, ethernet(0x0800, four, [255, 255, 255, 255, 255, 255]))).toMatchObject({ toMany: true });
  expect(read(1, ethernet(0x0800, four, [1, 0, 94, 0, 0, 251]))).toMatchObject({ toMany: true });
  expect(read(1, ethernet(0x0800, four))).toMatchObject({ toMany: false });
  expect(read(113, bytesOf(be16(1), new Uint8Array(12), be16(0x0800), four))).toMatchObject({ toMany: true });
  expect(read(276, bytesOf(be16(0x0800), new Uint8Array(8), 2, new Uint8Array(9), four))).toMatchObject({
    toMany: true,
  });
});

test('every truncation is named', () => {
  for (const [, linkType, frame, , at] of readable) {
    for (let length = 0; length < at; length++) {
      expect(['cut-short', 'llc']).toContain(read(linkType, frame.subarray(0, length)));
    }
  }
});

test('a true beginning with any end stays inside', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...readable),
      fc.nat(30),
      fc.uint8Array({ maxLength: 60 }),
      ([, type, frame], cut, end) => {
        const bytes = bytesOf(frame.subarray(0, cut), end);
        const view = new LinkView(NESTING_LINKS);
        if (readLink(type, bytes, 0, bytes.length, view) === null) expect(view.at).toBeLessThan(bytes.length);
      },
    ),
  );
});

/** One frame for each link and tunnel that is opened, all with the same datagram inside: our own generator, each frame
 *  read with tshark 4.0.17, which finds the same datagram in it (docs/packets.md names the ones it needs to be told). */
import { be16, be32, bytesOf, ethernet, ip4, ip6, text, udp } from './frames.fixture.ts';

export const INSIDE_PORT = 40001;
const datagram = udp(INSIDE_PORT, 40002, text('inside'));
const INNER = { source: [192, 0, 2, 77], destination: [203, 0, 113, 5] };
export const inner4 = ip4(17, datagram, INNER);
export const inner6 = ip6(17, datagram);
const frame4 = ethernet(0x0800, inner4);
const frame6 = ethernet(0x86dd, inner6);

const MAC_A = [2, 0, 0, 0, 0, 1];
const MAC_B = [2, 0, 0, 0, 0, 2];
const MAC_C = [2, 0, 0, 0, 0, 3];
export const SNAP = [0xaa, 0xaa, 3, 0, 0, 0];

export function label(value: number, bottom: boolean): number[] {
  return be32((value << 12) | (bottom ? 0x100 : 0) | 64);
}

/** From a station to its access point. `control`: first octet of frame control, `flags`: the second. */
export function wlan(control: number, flags: number, body: Uint8Array | number[], more: number[] = []): Uint8Array {
  return bytesOf(control, flags, 44, 0, MAC_A, MAC_B, MAC_C, 0x30, 0x10, more, body);
}

const snap4 = bytesOf(SNAP, be16(0x0800), inner4);
const snap6 = bytesOf(SNAP, be16(0x86dd), inner6);

function subframe(body: Uint8Array, last: boolean): Uint8Array {
  const pad = last ? 0 : -(14 + body.length) & 3;
  return bytesOf(MAC_C, MAC_B, be16(body.length), body, new Uint8Array(pad));
}

/** Two packets in one 802.11 frame. */
export const aggregated = wlan(0x88, 1, bytesOf(subframe(snap4, false), subframe(snap6, true)), [0x80, 0]);

function pktap1(linkType: number, preLength: number, comm: string, ecomm: string, frame: Uint8Array): Uint8Array {
  const header = new Uint8Array(108);
  const view = new DataView(header.buffer);
  view.setUint32(0, 108, true);
  view.setUint32(4, 1, true);
  view.setUint32(8, linkType, true);
  header.set(text('en0'), 12);
  view.setUint32(40, 2, true);
  view.setUint32(44, preLength, true);
  header.set(text(comm), 56);
  header.set(text(ecomm), 88);
  return bytesOf(header, frame);
}

export const pktapOwn = pktap1(1, 14, 'Messenger', '', frame4);
export const pktapFor = pktap1(12, 0, 'nsurlsessiond', 'Messenger', inner6);
export const pktapOdd = pktap1(9999, 6, 'Messenger', '', bytesOf(new Uint8Array(6), inner4));

/** Version 2: a fixed part of 40 octets, then the names where it says. */
export const pktap2 = (() => {
  const header = new Uint8Array(64);
  const view = new DataView(header.buffer);
  header.set([64, 0, 0, 0, 40, 52]);
  view.setUint16(6, 1, true);
  view.setUint16(8, 14, true);
  view.setUint32(36, 0x00080000, true);
  header.set(text('helper'), 40);
  header.set(text('Messenger'), 52);
  return bytesOf(header, frame4);
})();

const radiotap = (flags: number, body: Uint8Array) =>
  // Presence: time, flags, rate, then a second word; padded so that the time stands on a multiple of 8.
  bytesOf(0, 0, 26, 0, [0x07, 0, 0, 0x80], [0, 0, 0, 0], [0, 0, 0, 0], new Uint8Array(8), flags, 2, body);

function prism(length: number): Uint8Array {
  const header = new Uint8Array(length);
  header.set([0x44, 0, 0, 0, length, 0, 0, 0]);
  return header;
}

export type Opened = readonly [name: string, linkType: number, frame: Uint8Array];

export const links: readonly Opened[] = [
  ['802.1Q', 1, ethernet(0x8100, bytesOf(0, 5, be16(0x0800), inner4))],
  ['QinQ, 802.1ad', 1, ethernet(0x88a8, bytesOf(0, 5, be16(0x8100), 0, 6, be16(0x86dd), inner6))],
  ['QinQ, 0x9100', 1, ethernet(0x9100, bytesOf(0, 5, be16(0x8100), 0, 6, be16(0x0800), inner4))],
  ['802.3 with SNAP', 1, ethernet(snap4.length, snap4)],
  ['provider bridge', 1, ethernet(0x88e7, bytesOf(0, 0, 0, 9, frame4))],
  ['PPPoE session', 1, ethernet(0x8864, bytesOf(0x11, 0, 0, 1, be16(inner4.length + 2), 0, 0x21, inner4))],
  ['MPLS, IPv4', 1, ethernet(0x8847, bytesOf(label(17, false), label(18, true), inner4))],
  ['MPLS, IPv6', 1, ethernet(0x8847, bytesOf(label(17, true), inner6))],
  ['MPLS, pseudowire with control word', 1, ethernet(0x8847, bytesOf(label(17, true), 0, 0, 0, 0, frame4))],
  ['MPLS over PPP', 9, bytesOf([0xff, 3, 2, 0x81], label(17, true), inner4)],
  ['802.11, to the access point', 105, wlan(0x08, 1, snap4)],
  ['802.11, QoS', 105, wlan(0x88, 1, snap6, [0, 0])],
  ['802.11, between access points', 105, wlan(0x08, 3, snap4, MAC_A)],
  ['802.11, QoS with HT control', 105, wlan(0x88, 0x81, snap4, [0, 0, 0, 0, 0, 0])],
  ['802.11 behind radiotap', 127, radiotap(0, wlan(0x88, 1, snap4, [0, 0]))],
  ['802.11 behind radiotap, padded', 127, radiotap(0x20, wlan(0x88, 1, snap4, [0, 0, 0, 0]))],
  ['802.11 behind Prism', 119, bytesOf(prism(144), wlan(0x08, 1, snap4))],
  ['802.11 behind AVS', 163, bytesOf(be32(0x80211001), be32(64), new Uint8Array(56), wlan(0x08, 1, snap4))],
  ['802.11 behind PPI', 192, bytesOf(0, 0, 8, 0, 105, 0, 0, 0, wlan(0x08, 1, snap4))],
  ['PKTAP', 258, pktapOwn],
];

const overIp = (protocol: number, body: Uint8Array) => ip4(protocol, body);
const gre = (flags: number, type: number, ...rest: (Uint8Array | number[])[]) =>
  overIp(47, bytesOf(be16(flags), be16(type), ...rest));
const pptp = bytesOf([0xff, 3, 0, 0x21], inner4);

export const ipTunnels: readonly Opened[] = [
  ['4in4', 101, overIp(4, inner4)],
  ['6in4', 101, overIp(41, inner6)],
  ['4in6', 101, ip6(4, inner4)],
  ['6in6', 101, ip6(41, inner6)],
  ['6to4', 101, overIp(41, ip6(17, datagram, { source: [0x20, 2, 192, 0, 2, 10, ...new Uint8Array(10)] }))],
  ['GRE', 101, gre(0, 0x0800, inner4)],
  ['GRE with checksum, key and number', 101, gre(0xb000, 0x86dd, be32(0), be32(7), be32(1), inner6)],
  ['NVGRE', 101, gre(0x2000, 0x6558, [0, 0, 9, 0], frame4)],
  ['GRE with MPLS', 101, gre(0, 0x8847, label(17, true), inner4)],
  ['ERSPAN, type II', 101, gre(0x1000, 0x88be, be32(1), [0x10, 1, 0, 1, 0, 0, 0, 0], frame6)],
  ['ERSPAN, type III', 101, gre(0x1000, 0x22eb, be32(1), [0x20, 1, 0, 1], be32(0), be32(0), frame4)],
  ['PPTP', 101, gre(0x3081, 0x880b, be16(pptp.length), be16(5), be32(1), be32(2), pptp)],
  ['EtherIP', 101, overIp(97, bytesOf(0x30, 0, frame4))],
  ['MPLS in IP', 101, overIp(137, bytesOf(label(17, true), inner4))],
  ['AH', 101, overIp(51, bytesOf(4, 4, 0, 0, be32(9), be32(1), new Uint8Array(12), inner4))],
];

const over = (port: number, body: Uint8Array) => ip4(17, udp(50000, port, body));
const gtp = (flags: number, ...rest: (Uint8Array | number[])[]) => {
  const body = bytesOf(...rest);
  return bytesOf(flags, 0xff, be16(body.length), be32(77), body);
};
const TEREDO = { source: [0x20, 1, 0, 0, ...new Uint8Array(12)] };
const teredo6 = ip6(17, datagram, TEREDO);
const origin = bytesOf(0, 0, [0x63, 0xbf], [0x3d, 0xff, 0xfd, 0xfe]);

export const udpTunnels: readonly Opened[] = [
  ['VXLAN', 101, over(4789, bytesOf(be32(0x08000000), [0, 0, 9, 0], frame4))],
  ['VXLAN with a group policy', 101, over(4789, bytesOf([0x88, 0, 0, 5], [0, 0, 9, 0], frame4))],
  ['VXLAN on another port', 101, over(40000, bytesOf(be32(0x08000000), [0, 0, 9, 0], frame6))],
  ['VXLAN-GPE', 101, over(4790, bytesOf([0x0c, 0, 0, 1], [0, 0, 9, 0], inner4))],
  ['GENEVE', 101, over(6081, bytesOf([0, 0], be16(0x6558), [0, 0, 9, 0], frame4))],
  [
    'GENEVE with an option',
    101,
    over(6081, bytesOf([2, 0], be16(0x86dd), [0, 0, 9, 0], be32(0x01020001), be32(5), inner6)),
  ],
  ['GTP-U', 101, over(2152, gtp(0x30, inner4))],
  ['GTP-U with an extension', 101, over(2152, gtp(0x34, [0, 0, 0, 0x85], [1, 0, 9, 0], inner6))],
  ['CAPWAP, 802.3', 101, over(5247, bytesOf([0, 0x10, 0x02, 0], be32(0), frame4))],
  ['CAPWAP, 802.11', 101, over(5247, bytesOf([0, 0x10, 0x03, 0], be32(0), wlan(0x08, 1, snap4)))],
  ['CAPWAP, 802.11 with swapped controls', 101, over(5247, bytesOf([0, 0x10, 0x03, 0], be32(0), wlan(1, 8, snap4)))],
  ['L2TP', 101, over(1701, bytesOf(be16(0x4002), be16(8 + pptp.length), be16(1), be16(2), pptp))],
  [
    'L2TP with numbers and offset',
    101,
    over(1701, bytesOf(be16(0x0a02), be32(0x10002), be32(0x10001), be16(2), [0, 0], pptp)),
  ],
  ['Teredo', 101, over(3544, teredo6)],
  ['Teredo with authentication and origin', 101, over(3544, bytesOf([0, 1, 0, 0], new Uint8Array(9), origin, teredo6))],
  ['MPLS in UDP', 101, over(6635, bytesOf(label(17, true), inner4))],
];

import { i32be, i32le, u16be, u16le, u32le } from '../bytes/plain.ts';
import { readByVersion, readEtherType, readEthernet } from './ether-type.ts';
import { type LinkView, goDeeper } from './link-view.ts';
import { PktapView, readPktap } from './pktap.ts';
import { readCiscoHdlc, readPpp } from './ppp.ts';
import type { UndecodedReason } from './segment.ts';
import { readPrismOrAvs, readRadiotap, readWlan } from './wlan.ts';

/** LINKTYPE_ values, https://www.tcpdump.org/linktypes.html. Raw IP has three: the DLT_ numbers of two BSDs leak into
 *  files. */
const NULL = 0;
const ETHERNET = 1;
const PPP = 9;
const RAW_BSD = 12;
const RAW_OPENBSD = 14;
const PPP_HDLC = 50;
const RAW = 101;
const CISCO_HDLC = 104;
const WLAN = 105;
const LOOP = 108;
const LINUX_SLL = 113;
const PRISM = 119;
const WLAN_RADIOTAP = 127;
const PKTAP_USER = 149; // DLT_USER2, which Apple took before it had a number of its own
const WLAN_AVS = 163;
const PPI = 192;
const IPV4 = 228;
const IPV6 = 229;
const PKTAP = 258;
const LINUX_SLL2 = 276;

/** ARPHRD_ numbers of Linux that stand in a cooked header and change what follows it. */
const ARPHRD_NETLINK = 824;
const ARPHRD_RADIOTAP = 803;

/** AF_INET; AF_INET6 of Linux, of NetBSD and OpenBSD, of FreeBSD, of Darwin. */
const FAMILIES: readonly number[] = [2, 10, 24, 28, 30];
/** PPP in HDLC-like framing, RFC 1662, on BSD loopback: some tunnels write it. */
const PPP_BEGINS = 0xff03;

/** Shared by all frames: PKTAP is read in one go. */
const pktap = new PktapView();

/** Finds the IP header of a frame in `bytes[at .. end)`. Null: `view` is filled; else why there is none to read. Call
 *  `view.begin()` first. */
export function readLink(
  linkType: number,
  bytes: Uint8Array,
  at: number,
  end: number,
  view: LinkView,
): UndecodedReason | null {
  switch (linkType) {
    case ETHERNET:
      return readEthernet(bytes, at, end, view);
    case LINUX_SLL:
      return cooked(bytes, at, end, view, 16, 14, 0, 2);
    case LINUX_SLL2:
      return cooked(bytes, at, end, view, 20, 0, 10, 8);
    case NULL:
    case LOOP:
      return loopback(bytes, at, end, view);
    case RAW:
    case RAW_BSD:
    case RAW_OPENBSD:
    case IPV4:
    case IPV6:
      return readByVersion(bytes, at, end, view);
    case PPP:
    case PPP_HDLC:
      return readPpp(bytes, at, end, view);
    case CISCO_HDLC:
      return readCiscoHdlc(bytes, at, end, view);
    case WLAN:
      return readWlan(bytes, at, end, view, false);
    case WLAN_RADIOTAP:
      return readRadiotap(bytes, at, end, view);
    case PRISM:
    case WLAN_AVS:
      return readPrismOrAvs(bytes, at, end, view);
    case PPI:
      return behindPpi(bytes, at, end, view);
    case PKTAP:
    case PKTAP_USER:
      return behindPktap(bytes, at, end, view);
    default:
      return nameOfLink(linkType);
  }
}

/** Links that carry no IP, or none in this form, each by the name of what it is. */
function nameOfLink(linkType: number): UndecodedReason {
  switch (linkType) {
    case 195: // IEEE 802.15.4, with and without checksum, without preamble, with TAP header
    case 215:
    case 230:
    case 283:
      return 'ieee802154';
    case 187: // Bluetooth HCI and its radio, with and without pseudo-header
    case 201:
    case 251:
    case 254:
    case 255:
    case 256:
    case 272:
      return 'bluetooth';
    case 186: // USB of FreeBSD, Linux (two headers), Darwin, and by Wireshark's and others' taps
    case 189:
    case 220:
    case 249:
    case 266:
    case 288:
      return 'usb';
    default:
      return 'link-type';
  }
}

/** Linux cooked capture, versions 1 and 2: the offsets of protocol, packet type and device type differ. */
function cooked(
  bytes: Uint8Array,
  at: number,
  end: number,
  view: LinkView,
  header: number,
  protocolAt: number,
  typeAt: number,
  deviceAt: number,
): UndecodedReason | null {
  if (end - at < header) return 'cut-short';
  const type = header === 16 ? u16be(bytes, at + typeAt) : (bytes[at + typeAt] ?? 0);
  view.toMany = type === 1 || type === 2; // LINUX_SLL_BROADCAST, LINUX_SLL_MULTICAST
  const device = u16be(bytes, at + deviceAt);
  if (device === ARPHRD_NETLINK) return 'link-type';
  if (device === ARPHRD_RADIOTAP) return readRadiotap(bytes, at + header, end, view);
  return readEtherType(bytes, at + header, end, view, u16be(bytes, at + protocolAt));
}

/** BSD loopback: the address family, in the byte order of the machine that wrote it (LOOP: network order). */
function loopback(bytes: Uint8Array, at: number, end: number, view: LinkView): UndecodedReason | null {
  if (end - at < 4) return 'cut-short';
  if (u16be(bytes, at) === PPP_BEGINS) return readPpp(bytes, at, end, view);
  const big = i32be(bytes, at);
  const family = big > 0 && big < 256 ? big : i32le(bytes, at);
  return FAMILIES.includes(family) ? readByVersion(bytes, at + 4, end, view) : 'ether-type';
}

/** Per-packet information, https://www.cacetech.com/documents/PPI%20Header%20format%201.0.7.pdf: version 0, flags, its
 *  length, the link type behind it. */
function behindPpi(bytes: Uint8Array, at: number, end: number, view: LinkView): UndecodedReason | null {
  if (end - at < 8) return 'cut-short';
  const length = u16le(bytes, at + 2);
  if (bytes[at] !== 0 || length < 8) return 'link-type';
  if (length > end - at) return 'cut-short';
  return goDeeper(view) ? readLink(u32le(bytes, at + 4), bytes, at + length, end, view) : 'too-deep';
}

function behindPktap(bytes: Uint8Array, at: number, end: number, view: LinkView): UndecodedReason | null {
  const reason = readPktap(bytes, at, end, pktap);
  if (reason !== null) return reason;
  if (!goDeeper(view)) return 'too-deep';
  const process = pktap.process;
  const { linkLength } = pktap;
  const start = pktap.at;
  const inside = readLink(pktap.linkType, bytes, start, end, view);
  view.process = process;
  if (inside !== 'link-type' || linkLength < 0 || linkLength >= end - start) return inside;
  return readByVersion(bytes, start + linkLength, end, view) === null ? null : 'link-type';
}

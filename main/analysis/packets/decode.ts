import type { Packet } from '../../formats/packet.ts';
import { isToMany } from '../bytes/address.ts';
import { readArpQuestion } from './arp.ts';
import { type Datagram, Defragmenter } from './defragment.ts';
import { beginsIp } from './holds-ip.ts';
import { IpView, isExtension, readIp, walkExtensions } from './ip.ts';
import { isTunnel, reasonOfIpProtocol } from './ip-protocol.ts';
import { readLink } from './link.ts';
import { LinkView } from './link-view.ts';
import { NESTING_LINKS } from './nesting-links.ts';
import { ICMP, ICMP6, Segment, type SegmentSink, TCP, UDP, type UndecodedReason } from './segment.ts';
import { readPortsOnly, readTransport } from './transport.ts';
import { readIpTunnel } from './ip-tunnel.ts';
import { opensUdpTunnel } from './udp-tunnel.ts';
import { readSubframe } from './wlan.ts';

/** Tunnels in tunnels: two are seen, more is an attack. */
const MAX_TUNNELS = 4;
/** Packets in one 802.11 frame: an A-MSDU is at most 11,454 octets (IEEE 802.11-2020 section 9.4.2.55), and the smallest
 *  part that holds IP takes 44. */
const MAX_SUBFRAMES = 260;

function isIcmp(protocol: number): boolean {
  return protocol === ICMP || protocol === ICMP6;
}

/** Is anything behind the IP header read, so that its fragments must be joined first? */
function needsWhole(protocol: number): boolean {
  return protocol === TCP || protocol === UDP || isTunnel(protocol) || isExtension(protocol);
}

/** Reads a frame from its link layer to its transport, and hands on what it adds to a flow. Each packet comes out once,
 *  as a segment, as undecoded, or (fragments before the first one) added to a later one. A wrong checksum drops nothing: network cards
 *  fill them in after the capture, and what is wrong was still sent. */
export class PacketDecoder {
  readonly #sink: SegmentSink;
  readonly #link = new LinkView(NESTING_LINKS);
  readonly #inner = new LinkView(NESTING_LINKS);
  readonly #ip = new IpView();
  readonly #segment = new Segment();
  readonly #defragmenter = new Defragmenter((datagram) => this.#giveUp(datagram));

  constructor(sink: SegmentSink) {
    this.#sink = sink;
  }

  /** IPv4 headers whose checksum was wrong. */
  get wrongChecksums(): number {
    return this.#ip.wrongChecksums;
  }

  packet(packet: Packet): void {
    this.#defragmenter.makeRoom(packet.time);
    const segment = this.#segment;
    segment.frame = packet.frame;
    segment.time = packet.time;
    segment.process = packet.process;
    segment.own = packet.own;
    segment.inventedHeaders = packet.inventedHeaders;
    segment.packets = 1;
    segment.octets = packet.wireLength;
    segment.frameStart = packet.at;
    segment.joined = null;
    const link = this.#link;
    const end = packet.at + packet.length;
    link.begin();
    const reason = readLink(packet.linkType, packet.bytes, packet.at, end, link);
    if (link.process !== null) segment.process = link.process;
    this.#frame(packet.bytes, end, packet.at + packet.wireLength, link, reason, 0);
  }

  /** No more packets: what fragments are left are used as far as they go. */
  end(): void {
    this.#defragmenter.end();
  }

  #undecoded(reason: UndecodedReason, hasFlow = false): void {
    this.#sink.undecoded(reason, this.#segment.packets, hasFlow);
  }

  #arp(bytes: Uint8Array, at: number, end: number): void {
    const question = readArpQuestion(bytes, at, end);
    if (question) this.#sink.onLink?.(question.asker, question.asked);
  }

  /** Reads on where a link header was read, and reads the other packets of its frame: they add nothing to the count. */
  #frame(
    bytes: Uint8Array,
    end: number,
    wireEnd: number,
    link: LinkView,
    reason: UndecodedReason | null,
    depth: number,
  ): void {
    const segment = this.#segment;
    const { joined } = segment;
    let next = link.nextAt;
    segment.toMany = link.toMany;
    if (reason === 'arp') this.#arp(bytes, link.at, end);
    if (reason) this.#undecoded(reason);
    else this.#network(bytes, link.at, end, wireEnd, link.version, depth);
    for (let count = 1; next >= 0 && count < MAX_SUBFRAMES; count++) {
      const inside = readSubframe(bytes, next, end, link);
      next = link.nextAt;
      segment.packets = segment.octets = 0;
      segment.joined = joined;
      segment.toMany = link.toMany;
      if (inside === null) this.#network(bytes, link.at, end, wireEnd, link.version, depth);
    }
  }

  #network(bytes: Uint8Array, at: number, end: number, wireEnd: number, version: 4 | 6, depth: number): void {
    if (depth > MAX_TUNNELS) return this.#undecoded('too-deep');
    const segment = this.#segment;
    const ip = this.#ip;
    const reason = readIp(bytes, at, end, wireEnd, version, segment, ip);
    if (reason) return this.#undecoded(reason);
    if (isToMany(version, segment.d0, segment.d3)) segment.toMany = true;
    if (!ip.fragmented) return this.#transport(bytes, ip.at, ip.end, ip.wireLength, depth);
    if (needsWhole(segment.protocol)) return this.#fragment(bytes, depth);
    this.#countOnly(bytes, 0, 0);
    const unread = isIcmp(segment.protocol) ? null : reasonOfIpProtocol(segment.protocol);
    if (unread !== null) this.#undecoded(unread, true);
  }

  #transport(bytes: Uint8Array, at: number, end: number, wireLength: number, depth: number): void {
    const segment = this.#segment;
    if (isTunnel(segment.protocol)) return this.#tunnel(bytes, at, end, at + wireLength, depth);
    const reason = readTransport(segment, bytes, at, end, wireLength);
    if (segment.protocol === UDP && segment.whole && depth < MAX_TUNNELS && opensUdpTunnel(segment, this.#inner)) {
      return this.#frame(bytes, segment.at + segment.length, at + wireLength, this.#inner, null, depth + 1);
    }
    // What cannot be read still shows who talks to whom: it has a flow, and is undecoded.
    const hasFlow = reason !== 'cut-short';
    if (hasFlow) this.#sink.segment(segment);
    if (reason !== null) this.#undecoded(reason, hasFlow);
  }

  /** A packet that holds another belongs to the inner one's flow; one that cannot be opened to a flow of its own. */
  #tunnel(bytes: Uint8Array, at: number, end: number, wireEnd: number, depth: number): void {
    const segment = this.#segment;
    const inner = this.#inner;
    if (depth >= MAX_TUNNELS) return this.#undecoded('too-deep');
    inner.begin();
    inner.toMany = segment.toMany;
    const reason =
      readIpTunnel(segment.protocol, bytes, at, end, inner) ?? beginsIp(bytes, inner.at, end, inner.version);
    if (reason === null) return this.#frame(bytes, end, wireEnd, inner, null, depth + 1);
    readTransport(segment, bytes, at, end, wireEnd - at);
    this.#sink.segment(segment);
    if (reason !== 'nothing-inside') this.#undecoded(reason, true);
  }

  #countOnly(bytes: Uint8Array, at: number, end: number): void {
    readPortsOnly(this.#segment, bytes, at, end);
    this.#sink.segment(this.#segment);
  }

  #fragment(bytes: Uint8Array, depth: number): void {
    const segment = this.#segment;
    const { at, end, wireLength, fragmentId, fragmentAt, moreFragments } = this.#ip;
    const datagram = this.#defragmenter.find(segment, fragmentId);
    const held = datagram.pieces.octets;
    segment.at = at;
    segment.length = end - at;
    const kept = datagram.add(segment, fragmentAt, moreFragments, bytes, at, end - at, wireLength);
    this.#defragmenter.grew(datagram.pieces.octets - held);
    if (!kept) return this.#undecoded('bad-ip-header');
    if (!datagram.started) {
      datagram.waitingPackets += segment.packets;
      datagram.waitingOctets += segment.octets;
      return;
    }
    segment.packets += datagram.waitingPackets;
    segment.octets += datagram.waitingOctets;
    datagram.waitingPackets = 0;
    datagram.waitingOctets = 0;
    if (datagram.whole) {
      this.#defragmenter.drop(datagram);
      return this.#joined(datagram, depth);
    }
    if (isTunnel(segment.protocol) || isExtension(segment.protocol)) {
      // The flow's own addresses or ports stand further in.
      datagram.waitingPackets = segment.packets;
      datagram.waitingOctets = segment.octets;
      return;
    }
    const first = datagram.pieces.first?.bytes ?? bytes;
    this.#countOnly(first, 0, first.length);
  }

  #joined(datagram: Datagram, depth: number): void {
    const { bytes, origin, wireLength } = datagram.join();
    const segment = this.#segment;
    segment.joined = origin;
    const ip = this.#ip;
    ip.at = 0;
    ip.end = bytes.length;
    ip.wireLength = wireLength;
    ip.fragmented = false;
    const reason = isExtension(segment.protocol) ? walkExtensions(bytes, segment, ip) : null;
    if (reason || ip.fragmented) return this.#undecoded(reason ?? 'too-deep'); // a fragment of a fragment
    this.#transport(bytes, ip.at, ip.end, ip.wireLength, depth);
  }

  #giveUp(datagram: Datagram): void {
    const segment = this.#segment;
    datagram.recall(segment);
    segment.packets = datagram.waitingPackets;
    segment.octets = datagram.waitingOctets;
    if (!datagram.started) return this.#undecoded('fragment-without-start');
    this.#joined(datagram, 0);
  }
}

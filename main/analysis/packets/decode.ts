import type { Packet } from '../../formats/packet.ts';
import { isToMany } from '../bytes/address.ts';
import { type Datagram, Defragmenter } from './defragment.ts';
import { IpView, isExtension, readIp, walkExtensions } from './ip.ts';
import { LinkView, readLink } from './link.ts';
import { ICMP, ICMP6, Segment, type SegmentSink, TCP, UDP, type UndecodedReason } from './segment.ts';
import { readPortsOnly, readTransport } from './transport.ts';

/** IP in IP, RFC 2003 and RFC 4213. */
const IP4_IN_IP = 4;
const IP6_IN_IP = 41;
/** Tunnels in tunnels: two are seen, more is an attack. */
const MAX_TUNNELS = 4;

function isTunnel(protocol: number): boolean {
  return protocol === IP4_IN_IP || protocol === IP6_IN_IP;
}

function isIcmp(protocol: number): boolean {
  return protocol === ICMP || protocol === ICMP6;
}

/** Is anything behind the IP header read, so that its fragments must be joined first? */
function needsWhole(protocol: number): boolean {
  return protocol === TCP || protocol === UDP || isTunnel(protocol) || isExtension(protocol);
}

/** Reads a frame from its link layer to its transport, and hands on what it adds to a flow. Each packet comes out once,
 *  as a segment, as undecoded, or (fragments before the first one) added to a later one. Checksums are not looked at:
 *  network cards fill them in after the capture, and a wrong one was still sent. */
export class PacketDecoder {
  readonly #sink: SegmentSink;
  readonly #link = new LinkView();
  readonly #ip = new IpView();
  readonly #segment = new Segment();
  readonly #defragmenter = new Defragmenter((datagram) => this.#giveUp(datagram));

  constructor(sink: SegmentSink) {
    this.#sink = sink;
  }

  packet(packet: Packet): void {
    this.#defragmenter.makeRoom(packet.time);
    const segment = this.#segment;
    segment.frame = packet.frame;
    segment.time = packet.time;
    segment.process = packet.process;
    segment.own = packet.own;
    segment.packets = 1;
    segment.octets = packet.wireLength;
    segment.frameStart = packet.at;
    segment.joined = null;
    const link = this.#link;
    const end = packet.at + packet.length;
    const reason = readLink(packet.linkType, packet.bytes, packet.at, end, link);
    if (reason) return this.#undecoded(reason);
    segment.toMany = link.toMany;
    this.#network(packet.bytes, link.at, end, packet.at + packet.wireLength, link.version, 0);
  }

  /** No more packets: what fragments are left are used as far as they go. */
  end(): void {
    this.#defragmenter.end();
  }

  #undecoded(reason: UndecodedReason): void {
    this.#sink.undecoded(reason, this.#segment.packets);
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
    if (!isIcmp(segment.protocol)) this.#undecoded('ip-protocol');
  }

  #transport(bytes: Uint8Array, at: number, end: number, wireLength: number, depth: number): void {
    const segment = this.#segment;
    if (isTunnel(segment.protocol)) {
      if (at >= end) return this.#undecoded('cut-short');
      const version = segment.protocol === IP4_IN_IP ? 4 : 6;
      return this.#network(bytes, at, end, at + wireLength, version, depth + 1);
    }
    const reason = readTransport(segment, bytes, at, end, wireLength);
    // What cannot be read still shows who talks to whom: it has a flow, and is undecoded.
    if (reason !== 'cut-short') this.#sink.segment(segment);
    if (reason !== null) this.#undecoded(reason);
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

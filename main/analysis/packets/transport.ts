import { i32be, u16be } from '../bytes/plain.ts';
import { reasonOfIpProtocol } from './ip-protocol.ts';
import { ICMP, ICMP6, type Segment, TCP, UDP, type UndecodedReason } from './segment.ts';

const TCP_HEADER = 20;
const UDP_HEADER = 8;
const PORTS = 4;
const ECHO = 8; // RFC 792
const ECHO_REPLY = 0;
const ECHO6 = 128; // RFC 4443 section 4
const ECHO6_REPLY = 129;

/** Reads the transport header at `at` into `segment`; `wireLength` octets stand there by the headers around it. `whole`
 *  is false afterwards where only the ports could be read. Null, or why the payload cannot be read; after any reason but
 *  `cut-short` the segment still says who talks to whom. */
export function readTransport(
  segment: Segment,
  bytes: Uint8Array,
  at: number,
  end: number,
  wireLength: number,
): UndecodedReason | null {
  segment.whole = true;
  segment.bytes = bytes;
  switch (segment.protocol) {
    case TCP:
      return readTcp(segment, bytes, at, end, wireLength);
    case UDP:
      return readUdp(segment, bytes, at, end, wireLength);
    case ICMP:
    case ICMP6:
      return readIcmp(segment, bytes, at, end);
    default:
      readNothing(segment, Math.min(at, end));
      return reasonOfIpProtocol(segment.protocol);
  }
}

/** A packet of which only addresses, and ports where it has any, are known. */
export function readPortsOnly(segment: Segment, bytes: Uint8Array, at: number, end: number): void {
  const hasPorts = (segment.protocol === TCP || segment.protocol === UDP) && end - at >= PORTS;
  segment.whole = false;
  segment.sourcePort = hasPorts ? u16be(bytes, at) : 0;
  segment.destinationPort = hasPorts ? u16be(bytes, at + 2) : 0;
  segment.flags = 0;
  segment.echo = -1;
}

/** RFC 9293 section 3.1. */
function readTcp(
  segment: Segment,
  bytes: Uint8Array,
  at: number,
  end: number,
  wireLength: number,
): UndecodedReason | null {
  const captured = end - at;
  if (captured < PORTS) return 'cut-short';
  if (captured < TCP_HEADER) {
    readPortsOnly(segment, bytes, at, end);
    return wireLength < TCP_HEADER ? 'bad-transport-header' : null;
  }
  const header = ((bytes[at + 12] ?? 0) >> 4) * 4;
  if (header < TCP_HEADER || header > wireLength) {
    readPortsOnly(segment, bytes, at, end);
    return 'bad-transport-header';
  }
  segment.sourcePort = u16be(bytes, at);
  segment.destinationPort = u16be(bytes, at + 2);
  segment.seq = i32be(bytes, at + 4);
  segment.ack = i32be(bytes, at + 8);
  segment.flags = bytes[at + 13] ?? 0;
  segment.at = Math.min(at + header, end);
  segment.length = end - segment.at;
  segment.wireLength = wireLength - header;
  return null;
}

/** RFC 768; RFC 2675 section 4: a length of 0 means "as IP says". */
function readUdp(
  segment: Segment,
  bytes: Uint8Array,
  at: number,
  end: number,
  wireLength: number,
): UndecodedReason | null {
  if (end - at < UDP_HEADER) {
    if (end - at < PORTS) return 'cut-short';
    readPortsOnly(segment, bytes, at, end);
    return null;
  }
  const told = u16be(bytes, at + 4);
  if (told !== 0 && told < UDP_HEADER) {
    readPortsOnly(segment, bytes, at, end);
    return 'bad-transport-header';
  }
  segment.sourcePort = u16be(bytes, at);
  segment.destinationPort = u16be(bytes, at + 2);
  segment.flags = 0;
  segment.at = at + UDP_HEADER;
  const length = told === 0 ? wireLength : Math.min(told, wireLength);
  segment.wireLength = Math.max(0, length - UDP_HEADER);
  segment.length = Math.min(end - segment.at, segment.wireLength);
  return null;
}

function readIcmp(segment: Segment, bytes: Uint8Array, at: number, end: number): UndecodedReason | null {
  readNothing(segment, at);
  if (end - at < 8) return end - at < 1 ? 'cut-short' : null;
  const type = bytes[at] ?? 0;
  const four = segment.protocol === ICMP;
  segment.echoReply = type === (four ? ECHO_REPLY : ECHO6_REPLY);
  if (segment.echoReply || type === (four ? ECHO : ECHO6)) segment.echo = i32be(bytes, at + 4) >>> 0;
  return null;
}

function readNothing(segment: Segment, at: number): void {
  segment.at = at;
  segment.sourcePort = 0;
  segment.destinationPort = 0;
  segment.flags = 0;
  segment.length = 0;
  segment.wireLength = 0;
  segment.echo = -1;
  segment.echoReply = false;
}

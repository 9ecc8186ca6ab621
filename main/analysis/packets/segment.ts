import { FrameOrigin, JoinedOrigin } from '../model/origins.ts';
import type { Moment, Origin } from '../model/where.ts';

/** IP protocol numbers, IANA. */
export const ICMP = 1;
export const TCP = 6;
export const UDP = 17;
export const ICMP6 = 58;

/** TCP flags, RFC 9293 section 3.1. */
export const FIN = 0x01;
export const SYN = 0x02;
export const RST = 0x04;
export const ACK = 0x10;

/** Why a packet, or part of one, was not read. Counted, never silent; docs/packets.md says of each what it holds. */
export type UndecodedReason =
  | 'link-type'
  | 'ieee802154'
  | 'bluetooth'
  | 'usb'
  | 'arp'
  | 'llc'
  | 'link-control'
  | 'eapol'
  | 'macsec'
  | 'ether-type'
  | 'ppp-login'
  | 'ppp-compressed'
  | 'mpls-payload'
  | 'wlan-control'
  | 'wlan-protected'
  | 'wlan-fragment'
  | 'wlan-damaged'
  | 'cut-short'
  | 'bad-ip-header'
  | 'bad-transport-header'
  | 'ip-control'
  | 'esp'
  | 'gre-payload'
  | 'ip-protocol'
  | 'too-deep'
  | 'fragment-without-start';

/** A tunnel's packet without another in it: an acknowledgement, a test whether the other end is there. Nothing unread. */
export type NothingInside = 'nothing-inside';

/** What one packet adds to a flow: a reused view, valid only during the call it is handed to. Numbers are signed 32-bit
 *  where the wire has 32 bits, so that they cost no allocation. */
export class Segment {
  frame = 0;
  time: Moment | null = null;
  process: string | null = null;
  own = false;
  /** The capture's program may have made up the headers. */
  inventedHeaders = false;
  /** Packets and octets on the wire to count. 0 for the late rest of a datagram whose pieces were counted before. */
  packets = 0;
  octets = 0;

  version: 4 | 6 = 4;
  protocol = 0;
  /** Address words. IPv4 in the last one, the others 0. */
  s0 = 0;
  s1 = 0;
  s2 = 0;
  s3 = 0;
  d0 = 0;
  d1 = 0;
  d2 = 0;
  d3 = 0;
  /** 0 for a transport without ports. */
  sourcePort = 0;
  destinationPort = 0;
  /** Sent to many: IP multicast or broadcast, or a group address of the link. */
  toMany = false;

  /** False: only counts. The fields below are not set. */
  whole = false;
  /** The payload's captured octets are `bytes[at .. at+length)`. */
  bytes: Uint8Array = new Uint8Array(0);
  at = 0;
  length = 0;
  /** Octets of payload by the headers; more than `length` where the capture or a lost fragment cut it. */
  wireLength = 0;
  seq = 0;
  ack = 0;
  flags = 0;
  /** ICMP echo: identifier and sequence number as one number; -1 where it is no echo. */
  echo = -1;
  echoReply = false;

  /** Index in `bytes` of the frame's first captured octet; meaningless where `joined` is set. */
  frameStart = 0;
  /** Set where the octets come from several frames: says so for all of `bytes`. */
  joined: JoinedOrigin | null = null;
  readonly #frameOrigin = new FrameOrigin();

  /** Where the payload from `skip` on stood. Reused: valid during the call. */
  origin(skip: number): Origin {
    if (this.joined) return part(this.joined, this.at + skip, this.length - skip);
    this.#frameOrigin.frame = this.frame;
    this.#frameOrigin.offset = this.at + skip - this.frameStart;
    this.#frameOrigin.moment = this.time;
    return this.#frameOrigin;
  }

  /** The same, safe to keep. */
  keptOrigin(skip: number): Origin {
    if (this.joined) return part(this.joined, this.at + skip, this.length - skip);
    const origin = new FrameOrigin();
    origin.frame = this.frame;
    origin.offset = this.at + skip - this.frameStart;
    origin.moment = this.time;
    return origin;
  }
}

function part(joined: JoinedOrigin, at: number, length: number): Origin {
  const origin = new JoinedOrigin();
  origin.add(joined, at, length);
  return origin;
}

/** Who takes what the decoder reads. */
export interface SegmentSink {
  segment(segment: Segment): void;
  /** `packets` of the file could not be read (0: their rest, counted before). `hasFlow`: a segment told who talks to whom,
   *  and counted them. */
  undecoded(reason: UndecodedReason, packets: number, hasFlow: boolean): void;
  /** Two IPv4 devices (a word each) stand on one link: one asked for the other's link address. */
  onLink?(asker: number, asked: number): void;
}

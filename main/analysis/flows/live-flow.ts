import type { Moment } from '../bytes/moment.ts';
import type { Direction, Endpoint, Flow, FlowListener, TlsFacts, Transport } from '../model/flow.ts';
import type { Origin } from '../model/where.ts';
import type { AddressTexts } from '../packets/address-texts.ts';
import { nameOfIpProtocol } from '../packets/ip-protocol.ts';
import { ICMP, ICMP6, type Segment, TCP, UDP } from '../packets/segment.ts';
import type { HeldBudget } from './held-budget.ts';
import { type StreamSink, TcpSide } from './tcp-side.ts';

/** Octets missing in all flows of a table, and those that came in two versions. */
export interface Losses {
  octets: number;
  conflicting: number;
}

const NOBODY: FlowListener = { onData() {}, onGap() {}, onEnd() {} };

/** A flow while its packets come in: what others read (`Flow`), and what the table needs beside it. */
export class LiveFlow implements Flow, StreamSink {
  readonly id: number;
  readonly transport: Transport;
  readonly client: Endpoint;
  readonly server: Endpoint;
  protocol: string;
  packetsOut = 0;
  packetsIn = 0;
  bytesOut = 0;
  bytesIn = 0;
  readableBytes = 0;
  opaqueBytes = 0;
  unknownBytes = 0;
  sealedOut = false;
  sealedIn = false;
  lostBytes = 0;
  /** Octets of a stream that came twice, and differed: the first version was given on. */
  conflictingBytes = 0;
  firstFrame: number;
  firstTime: Moment | null;
  lastTime: Moment | null;
  minRoundTripMicros: number | null = null;
  firstAnswerMicros: number | null = null;
  matchedMicros: number | null = null;
  hasAnswer = false;
  sawStart = false;
  readonly names: Flow['names'] = { sni: null, httpHost: null, dns: null };
  tls: TlsFacts | null = null;
  process: string | null = null;

  listener: FlowListener = NOBODY;
  /** Earshot's own traffic: no listener ever hears of it. */
  readonly own: boolean;
  /** Does the client stand second in the index's key? */
  readonly clientIsSecond: boolean;
  out: TcpSide | null = null;
  in: TcpSide | null = null;
  /** When a question went out whose answer is timed, and what the answer must name (round-trip.ts). */
  askedAt: Moment | null = null;
  question = 0;
  /** No reply time may be measured from such packets. */
  readonly inventedHeaders: boolean;
  /** Both sides said they are done, or one broke it off: only stragglers and a new connection can follow. */
  closing = false;
  /** When the flow was last put in order, and in which list (`FlowTable`). */
  touchedIn = -1;
  touchedSecond = 0;
  touchedPacket = 0;
  readonly #losses: Losses;
  #isEnded = false;

  /** `swapped`: the segment goes from the key's second endpoint to its first. `id` 0 for an own flow. */
  constructor(
    id: number,
    segment: Segment,
    swapped: boolean,
    senderIsClient: boolean,
    addresses: AddressTexts,
    losses: Losses,
  ) {
    this.id = id;
    this.transport = transportOf(segment.protocol);
    this.protocol = nameOfIpProtocol(segment.protocol);
    const { version, s0, s1, s2, s3, d0, d1, d2, d3 } = segment;
    const source = { ip: addresses.of(version, s0, s1, s2, s3), port: segment.sourcePort };
    const destination = { ip: addresses.of(version, d0, d1, d2, d3), port: segment.destinationPort };
    this.client = senderIsClient ? source : destination;
    this.server = senderIsClient ? destination : source;
    this.clientIsSecond = swapped === senderIsClient;
    this.firstFrame = segment.frame;
    this.firstTime = segment.time;
    this.lastTime = segment.time;
    this.own = segment.own;
    this.inventedHeaders = segment.inventedHeaders;
    this.#losses = losses;
  }

  /** One direction's stream, made when its first segment comes: most flows of a scan have one side only. */
  side(out: boolean, budget: HeldBudget): TcpSide {
    if (out) return (this.out ??= new TcpSide(this, 'out', budget));
    return (this.in ??= new TcpSide(this, 'in', budget));
  }

  data(direction: Direction, bytes: Uint8Array, origin: Origin): void {
    this.listener.onData(direction, bytes, origin);
  }

  /** Octets of a sealed direction need no view made of them: false where it is none. */
  takesSealed(direction: Direction, octets: number): boolean {
    if (this.#isEnded) {
      this.lost(octets); // behind the end of its connection no place fits
      return true;
    }
    if (!(direction === 'out' ? this.sealedOut : this.sealedIn)) return false;
    this.opaqueBytes += octets;
    return true;
  }

  gap(direction: Direction, length: number): void {
    this.lost(length);
    if (direction === 'out' ? this.sealedOut : this.sealedIn) return;
    this.listener.onGap(direction, length);
  }

  lost(octets: number): void {
    this.lostBytes += octets;
    if (!this.own) this.#losses.octets += octets;
  }

  conflict(octets: number): void {
    this.conflictingBytes += octets;
    if (!this.own) this.#losses.conflicting += octets;
  }

  /** Nothing more is to be told. A connection that was closed properly stays in the table for its stragglers, and what its
   *  listener kept would be most of all memory. */
  end(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.out?.end();
    this.in?.end();
    this.listener.onEnd();
    this.listener = NOBODY;
  }
}

function transportOf(protocol: number): Transport {
  if (protocol === TCP) return 'tcp';
  if (protocol === UDP) return 'udp';
  return protocol === ICMP || protocol === ICMP6 ? 'icmp' : 'other';
}

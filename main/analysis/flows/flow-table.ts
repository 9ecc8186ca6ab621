import type { Packet } from '../../formats/packet.ts';
import type { FlowConsumer } from '../model/flow.ts';
import { AddressTexts } from '../packets/address-texts.ts';
import { PacketDecoder } from '../packets/decode.ts';
import type { Segment, SegmentSink, UndecodedReason } from '../packets/segment.ts';
import { senderIsClient } from './client.ts';
import { IDLE_SECONDS, deliver, endsBefore } from './deliver.ts';
import { FlowIndex } from './flow-index.ts';
import { HeldBudget } from './held-budget.ts';
import { LiveFlow, type Losses } from './live-flow.ts';
import { OnLink } from './on-link.ts';
import { Recency } from './recency.ts';

/** Flows kept at once. A busy laptop has some hundred, and about a kilobyte is kept for each; past this the longest silent
 *  one is closed, and goes on as a new flow if it speaks again. */
const MAX_LIVE_FLOWS = 16384;
/** The same for a TCP connection that is done: a system waits for stragglers for twice the segment lifetime, 60 s in
 *  practice and 240 s in RFC 9293 section 3.4.1. */
const CLOSING_SECONDS = 120;

/** Packets after which a flow is put in order again: a quarter of the flows kept. */
const ORDER_PACKETS = MAX_LIVE_FLOWS / 4;

/** Lists of the flows by when they end: open connections only when there is no room. */
const OPEN = 0;
const CLOSING = 1;
const CONNECTIONLESS = 2;

/** Sorts packets into flows and gives each flow's payload, in order, to whoever the consumer names for it. Time is the
 *  packets' own; there is no clock. */
export class FlowTable implements SegmentSink {
  /** Packets handed in, own ones included. */
  packets = 0;
  /** Flows opened to the consumer. */
  flows = 0;
  /** Earshot's own traffic, kept out of everything else. */
  ownPackets = 0;
  ownFlows = 0;
  /** Packets that could not be read to their transport, by reason. */
  readonly undecodedPackets = new Map<UndecodedReason, number>();
  /** Devices that are known to stand on one link. */
  readonly linked = new OnLink();
  readonly #consumer: FlowConsumer;
  readonly #decoder = new PacketDecoder(this);
  readonly #index = new FlowIndex();
  readonly #recency = new Recency(3);
  readonly #live: (LiveFlow | undefined)[] = [];
  readonly #addresses = new AddressTexts();
  readonly #budget = new HeldBudget();
  #sweptAt = Number.NaN;
  readonly #losses: Losses = { octets: 0, conflicting: 0 };

  constructor(consumer: FlowConsumer) {
    this.#consumer = consumer;
  }

  /** Octets of payload that were sent but are not in the capture, or not where they belong. */
  get lostBytes(): number {
    return this.#losses.octets;
  }

  /** Octets of streams that came in two versions. */
  get conflictingBytes(): number {
    return this.#losses.conflicting;
  }

  /** IPv4 headers with a wrong checksum. */
  get wrongChecksums(): number {
    return this.#decoder.wrongChecksums;
  }

  packet(packet: Packet): void {
    this.packets++;
    this.#decoder.packet(packet);
  }

  /** No more packets: closes every flow, in order of their first frames. */
  end(): void {
    this.#decoder.end();
    const entries: number[] = [];
    for (const [entry, flow] of this.#live.entries()) if (flow) entries.push(entry);
    entries.sort((a, b) => (this.#live[a]?.id ?? 0) - (this.#live[b]?.id ?? 0));
    for (const entry of entries) this.#close(entry);
  }

  undecoded(reason: UndecodedReason, packets: number): void {
    this.undecodedPackets.set(reason, (this.undecodedPackets.get(reason) ?? 0) + packets);
  }

  onLink(asker: number, asked: number): void {
    this.linked.note(asker, asked);
  }

  segment(segment: Segment): void {
    if (segment.time && segment.time.seconds !== this.#sweptAt) this.#closeIdle(segment.time.seconds);
    let entry = this.#index.find(segment);
    const found = entry < 0 ? undefined : this.#live[entry];
    if (found && endsBefore(found, segment, found.clientIsSecond === this.#index.swapped)) {
      this.#close(entry);
      entry = -1;
    }
    if (entry < 0) entry = this.#open(segment);
    this.#take(entry, segment);
  }

  #open(segment: Segment): number {
    if (this.#index.size >= MAX_LIVE_FLOWS) this.#close(this.#recency.oldestOfAll());
    const id = segment.own ? 0 : ++this.flows;
    if (segment.own) this.ownFlows++;
    const flow = new LiveFlow(id, segment, this.#index.swapped, senderIsClient(segment), this.#addresses, this.#losses);
    const entry = this.#index.add(segment);
    this.#live[entry] = flow;
    if (!flow.own) flow.listener = this.#consumer.open(flow);
    return entry;
  }

  #close(entry: number): void {
    const flow = this.#live[entry];
    if (!flow) return;
    this.#live[entry] = undefined;
    this.#index.remove(entry);
    this.#recency.remove(entry);
    flow.end();
    if (!flow.own) this.#consumer.closed(flow);
  }

  /** Once per second of packet time: that is as exact as the bounds are. */
  #closeIdle(now: number): void {
    this.#sweptAt = now;
    this.#closeOlder(CONNECTIONLESS, now - IDLE_SECONDS);
    this.#closeOlder(CLOSING, now - CLOSING_SECONDS);
  }

  #closeOlder(list: number, seconds: number): void {
    for (;;) {
      const entry = this.#recency.oldest(list);
      const last = this.#live[entry]?.lastTime;
      if (!last || last.seconds >= seconds) return;
      this.#close(entry);
    }
  }

  #take(entry: number, segment: Segment): void {
    const flow = this.#live[entry];
    if (!flow) return;
    const out = flow.clientIsSecond === this.#index.swapped;
    if (segment.whole && !deliver(flow, segment, out, this.#budget)) {
      // Another connection whose first packets are not in the capture.
      this.#close(entry);
      return this.#take(this.#open(segment), segment);
    }
    this.#count(flow, segment, out);
    this.#touch(entry, flow, segment);
  }

  /** The order is exact to some thousand packets and to the second, far less than what it is asked about. */
  #touch(entry: number, flow: LiveFlow, segment: Segment): void {
    const list = flow.transport !== 'tcp' ? CONNECTIONLESS : flow.closing ? CLOSING : OPEN;
    const second = segment.time ? segment.time.seconds : 0;
    const packet = this.packets;
    if (flow.touchedIn === list && flow.touchedSecond === second && packet - flow.touchedPacket < ORDER_PACKETS) return;
    flow.touchedIn = list;
    flow.touchedSecond = second;
    flow.touchedPacket = packet;
    this.#recency.touch(entry, list);
  }

  #count(flow: LiveFlow, segment: Segment, out: boolean): void {
    if (flow.own) this.ownPackets += segment.packets;
    if (out) {
      flow.packetsOut += segment.packets;
      flow.bytesOut += segment.octets;
    } else {
      flow.packetsIn += segment.packets;
      flow.bytesIn += segment.octets;
    }
    if (segment.packets > 0 && segment.time) flow.lastTime = segment.time;
    flow.process ??= segment.process;
  }
}

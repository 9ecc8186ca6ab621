import { createCaptureReader } from '../../formats/reader.ts';
import type { FileFacts, Packet } from '../../formats/packet.ts';
import { isReadable } from '../bytes/text.ts';
import { earlier, later, type Moment } from '../bytes/moment.ts';
import { MOST_CLIENTS } from '../assess/clients.ts';
import { reachOf } from '../assess/reach.ts';
import { createConversation } from '../dissect/dispatch.ts';
import { FlowTable } from '../flows/flow-table.ts';
import type { OnLink } from '../flows/on-link.ts';
import type { FieldView } from '../model/field-view.ts';
import type { Direction, Flow, FlowConsumer, FlowListener } from '../model/flow.ts';
import type { Message } from '../model/message.ts';
import type { DnsMessage } from '../model/messages/network.ts';
import { FlowSink, type SinkListener, SinkViews } from '../model/sink.ts';
import type { Origin } from '../model/where.ts';
import { unwrappers } from '../unwrap/index.ts';
import { type FieldVisitor, Walker } from '../unwrap/walk.ts';
import { FieldBook } from './field-book.ts';
import { isHostName, pageOf, siteOf } from './around.ts';
import { AGAIN_SECONDS, type FlowEnds, type Observed } from './observed.ts';
import { OctetBook } from './octet-book.ts';

/** Servers whose names are remembered. */
const MOST_HOSTS = 20_000;

/** Pages that are remembered, to know them again. */
const MOST_PAGES = 10_000;

/** One recording while it is read, and what it showed. */
export interface Observer {
  /** Any part of a capture, in order. Returns false when nothing more can be read. */
  push(chunk: Uint8Array): boolean;
  readonly facts: FileFacts;
  /** No more octets. */
  finish(): Observed;
  readonly firstTime: Moment | null;
  readonly lastTime: Moment | null;
}

export function createObserver(): Observer {
  return new CaptureObserver();
}

class CaptureObserver implements Observer, FlowConsumer, FieldVisitor {
  firstTime: Moment | null = null;
  lastTime: Moment | null = null;
  /** Nothing is searched for: every field is only looked at. */
  readonly searches = false;
  readonly views = new SinkViews();
  readonly walker = new Walker(unwrappers, this);
  readonly fields = new FieldBook();
  readonly octets = new OctetBook();
  readonly #reader = createCaptureReader();
  readonly #table = new FlowTable(this);
  #speaker: Speaker | null = null;
  #exchanges = 0;
  readonly #clients = new Set<string>();
  readonly #hosts = new Map<string, string>();
  readonly #pages = new Map<string, { exchange: number; seconds: number }>();
  readonly #onPacket = (packet: Packet): void => {
    if (packet.time) {
      this.firstTime = earlier(this.firstTime, packet.time);
      this.lastTime = later(this.lastTime, packet.time);
    }
    this.#table.packet(packet);
  };

  get facts(): FileFacts {
    return this.#reader.facts;
  }

  /** Devices that are known to stand on one link. */
  get linked(): OnLink {
    return this.#table.linked;
  }

  push(chunk: Uint8Array): boolean {
    return this.#reader.push(chunk, this.#onPacket);
  }

  finish(): Observed {
    this.#reader.end(this.#onPacket);
    this.#table.end();
    const omitted = this.fields.omitted + this.octets.omitted + this.walker.stopped;
    return { fields: this.fields.roles, groups: this.octets.groups, clients: this.#clients, omitted };
  }

  open(flow: Flow): FlowListener {
    if (this.#clients.size < MOST_CLIENTS) this.#clients.add(flow.client.ip);
    flow.names.dns = this.#hosts.get(flow.server.ip) ?? null;
    return new Speaker(flow, this);
  }

  closed(flow: Flow): void {
    this.octets.ended(flow.id);
  }

  nextExchange(): number {
    return ++this.#exchanges;
  }

  /** The same page asked for again within some seconds is the same question again: a download in parts, another try. */
  exchangeOf(page: string, time: Moment | null): number {
    const known = this.#pages.get(page);
    if (known && time && time.seconds - known.seconds < AGAIN_SECONDS) {
      known.seconds = time.seconds;
      return known.exchange;
    }
    const exchange = this.nextExchange();
    if (this.#pages.size < MOST_PAGES) this.#pages.set(page, { exchange, seconds: time?.seconds ?? 0 });
    return exchange;
  }

  /** The name that DNS gave to an address last. */
  learn({ addresses }: DnsMessage): void {
    for (const { ip, name } of addresses)
      if (this.#hosts.has(ip) || this.#hosts.size < MOST_HOSTS) this.#hosts.set(ip, name);
  }

  speaks(speaker: Speaker): void {
    this.#speaker = speaker;
  }

  visit(field: FieldView): void {
    this.#speaker?.look(field);
  }

  wants(): boolean {
    return true;
  }
}

/** One flow: what it says goes into the books, under the names that align it with the other recording. */
class Speaker implements FlowListener, SinkListener {
  /** Every octet of an unknown stream is wanted, not its beginnings alone. */
  readonly seeks = true;
  readonly #flow: Flow;
  #ends: FlowEnds | null = null;
  readonly #all: CaptureObserver;
  readonly #sink: FlowSink;
  #session: FlowListener | null;
  #page = '';
  #exchange = 0;
  #last: Direction | null = null;
  #isAnswered = true;
  #isFresh = true;

  constructor(flow: Flow, all: CaptureObserver) {
    this.#flow = flow;
    this.#all = all;
    this.#sink = new FlowSink(flow, this, all.views);
    this.#session = createConversation(flow, this.#sink);
  }

  onData(direction: Direction, bytes: Uint8Array, origin: Origin): void {
    this.#session?.onData(direction, bytes, origin);
    this.#sink.release();
  }
  onGap(direction: Direction, length: number): void {
    this.#session?.onGap(direction, length);
  }
  onEnd(): void {
    this.#session?.onEnd();
    this.#session = null;
  }

  onBegin(): void {
    this.#all.walker.begin();
    this.#all.fields.begin();
    this.#isFresh = true;
  }
  onMessage(message: Message): void {
    if (message.type === 'dns' && message.response) this.#all.learn(message);
    if (message.type !== 'http-request') return;
    this.#page = pageOf(message.target);
    this.#exchange = this.#all.exchangeOf(`${message.host ?? ''} ${message.target}`, this.#flow.lastTime);
  }
  onProblem(): void {
    // What could not be read cannot be compared, and is no finding.
  }
  onField(field: FieldView): void {
    this.#follow(field.direction);
    this.#all.speaks(this);
    this.#all.walker.walk(field);
  }

  /** A message begins another exchange, unless it is the answer to the one before; pages begin theirs by themselves. */
  #follow(direction: Direction): void {
    if (!this.#isFresh) return;
    this.#isFresh = false;
    const isAnswer = direction !== this.#last && !this.#isAnswered;
    this.#last = direction;
    this.#isAnswered = isAnswer;
    if (this.#page === '' && !isAnswer) this.#exchange = this.#all.nextExchange();
  }

  /** As they are known when something is seen; the same object as long as nothing new is known. */
  #endsOf(flow: Flow): FlowEnds {
    const { id, transport, client, server } = flow;
    const name = flow.names.httpHost ?? flow.names.sni ?? flow.names.dns;
    const reach = reachOf(flow, this.#all.linked);
    if (this.#ends?.name === name && this.#ends.reach === reach) return this.#ends;
    return (this.#ends = { id, transport, client, server, reach, name });
  }

  look(field: FieldView): void {
    if (field.decrypted || field.guessed || field.role === 'name') return;
    const site = siteOf(this.#flow);
    const ends = this.#endsOf(this.#flow);
    const isUnknown = field.path.endsWith('unknown.bytes');
    const isUnread = field.unclaimed && field.leaf && !isReadable(field.bytes, field.at, field.length);
    if (isUnknown || isUnread)
      this.#all.octets.add(field, site, ends, this.#exchange, isUnknown && this.#flow.transport === 'tcp');
    if (!field.leaf || isUnknown) return;
    if (isHostName(field)) this.#all.fields.addLabels(field, ends, this.#exchange);
    this.#all.fields.add(field, site, ends, this.#exchange);
    if (this.#page !== '') this.#all.fields.add(field, `${site}\0${this.#page}`, ends, this.#exchange);
  }
}

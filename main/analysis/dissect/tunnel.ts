import type { FieldSink } from '../model/field.ts';
import type { Direction, Flow } from '../model/flow.ts';
import type { Origin } from '../model/where.ts';
import type { Inner, Session } from './dissector.ts';
import type { StreamControl } from './per-record.ts';
import { speakAs } from './speak-as.ts';
import { MOST_TUNNELS, StreamConversation } from './stream-conversation.ts';
import { tls } from './web/tls.ts';
import { unknown } from './unknown.ts';

const TLS_ALONE: Inner = { registry: [tls], depth: 0 };

/** What follows when a protocol steps aside (HTTP's CONNECT and Upgrade, STARTTLS, SOCKS): a stream of its own, asked of
 *  every dissector of `inner` from its first octets on. The flow keeps the outer protocol's name; the inner one's is lent
 *  for the length of each call, since the sink names fields by it. */
export function openTunnel(flow: Flow, sink: FieldSink, inner: Inner = TLS_ALONE): Session {
  const { registry, depth } = inner;
  if (depth >= MOST_TUNNELS) return speakAs(unknown.name, flow, unknown.open(flow, sink));
  return new Tunnel(flow, new StreamConversation(registry, flow, sink, depth + 1));
}

/** From here on both directions belong to what follows. */
export function stepAside(flow: Flow, sink: FieldSink, control: StreamControl): void {
  const session = openTunnel(flow, sink, control.inner);
  control.handOver('out', session);
  control.handOver('in', session);
}

class Tunnel implements Session {
  readonly #flow: Flow;
  readonly #conversation: StreamConversation;
  #name = unknown.name;

  constructor(flow: Flow, conversation: StreamConversation) {
    this.#flow = flow;
    this.#conversation = conversation;
  }

  onData(direction: Direction, bytes: Uint8Array, origin: Origin): void {
    const own = this.#lend();
    this.#conversation.onData(direction, bytes, origin);
    this.#takeBack(own);
  }

  onGap(direction: Direction, length: number): void {
    const own = this.#lend();
    this.#conversation.onGap(direction, length);
    this.#takeBack(own);
  }

  onEnd(): void {
    const own = this.#lend();
    this.#conversation.onEnd();
    this.#takeBack(own);
  }

  #lend(): string {
    const own = this.#flow.protocol;
    this.#flow.protocol = this.#name;
    return own;
  }

  #takeBack(own: string): void {
    this.#name = this.#flow.protocol; // the conversation renames its flow when it knows more
    this.#flow.protocol = own;
  }
}

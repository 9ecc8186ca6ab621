import type { FieldSink } from '../model/field.ts';
import type { Direction, Flow } from '../model/flow.ts';
import type { Origin } from '../model/where.ts';
import { bestDissector } from './best-dissector.ts';
import type { Dissector, Session } from './dissector.ts';
import { speakAs } from './speak-as.ts';
import { unknown } from './unknown.ts';

/** A flow of datagrams. Each is recognised alone, since apps send several protocols over one pair of ports (STUN, DTLS
 *  and RTP; an invented join packet, then a handshake). The flow has the name of the first that was recognised; a datagram
 *  nobody knows goes to `unknown`, whatever the flow is called. */
export class DatagramConversation implements Session {
  readonly #registry: readonly Dissector[];
  readonly #flow: Flow;
  readonly #sink: FieldSink;
  readonly #sessions = new Map<Dissector, Session>();

  constructor(registry: readonly Dissector[], flow: Flow, sink: FieldSink) {
    this.#registry = registry;
    this.#flow = flow;
    this.#sink = sink;
  }

  onData(direction: Direction, bytes: Uint8Array, origin: Origin): void {
    if (bytes.length === 0) return;
    const flow = this.#flow;
    const dissector = bestDissector(this.#registry, 'udp', bytes, flow).dissector ?? unknown;
    const named = this.#sessions.size > 0 && flow.protocol !== unknown.name;
    if (!named) flow.protocol = dissector.name;
    let session = this.#sessions.get(dissector);
    if (!session) {
      session = speakAs(dissector.name, flow, dissector.open(flow, this.#sink));
      this.#sessions.set(dissector, session);
    }
    session.onData(direction, bytes, origin);
  }

  /** Datagrams have no gaps: each stands alone. */
  onGap(): void {}

  onEnd(): void {
    for (const session of this.#sessions.values()) session.onEnd();
  }
}

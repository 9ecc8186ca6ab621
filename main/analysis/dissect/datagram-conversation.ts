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
  #first: Dissector | null = null;
  #firstSession: Session | null = null;
  /** The others' sessions: most flows have none. */
  #others: Map<Dissector, Session> | null = null;

  constructor(registry: readonly Dissector[], flow: Flow, sink: FieldSink) {
    this.#registry = registry;
    this.#flow = flow;
    this.#sink = sink;
  }

  onData(direction: Direction, bytes: Uint8Array, origin: Origin): void {
    if (bytes.length === 0) return;
    const flow = this.#flow;
    const dissector = bestDissector(this.#registry, 'udp', bytes, flow) ?? unknown;
    if (this.#first === null || flow.protocol === unknown.name) flow.protocol = dissector.name;
    this.#sessionOf(dissector).onData(direction, bytes, origin);
  }

  #sessionOf(dissector: Dissector): Session {
    if (dissector === this.#first && this.#firstSession) return this.#firstSession;
    const known = this.#others?.get(dissector);
    if (known) return known;
    const session = dissector.open(this.#flow, this.#sink, { registry: this.#registry, depth: 0 });
    if (this.#first === null) {
      this.#first = dissector;
      // An unknown flow may yet get another name.
      this.#firstSession = dissector === unknown ? speakAs(unknown.name, this.#flow, session) : session;
      return this.#firstSession;
    }
    const own = speakAs(dissector.name, this.#flow, session);
    (this.#others ??= new Map()).set(dissector, own);
    return own;
  }

  /** Datagrams have no gaps: each stands alone. */
  onGap(): void {}

  onEnd(): void {
    this.#firstSession?.onEnd();
    if (this.#others) for (const session of this.#others.values()) session.onEnd();
  }
}

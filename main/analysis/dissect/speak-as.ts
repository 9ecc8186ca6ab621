import type { FieldSink } from '../model/field.ts';
import type { Direction, Flow } from '../model/flow.ts';
import type { Origin } from '../model/where.ts';
import type { Session } from './dissector.ts';

/** A session inside a flow that has another protocol's name (TLS after XMPP's STARTTLS, a datagram nobody knows in a
 *  STUN flow). The sink names fields by `flow.protocol`, so that name is lent for the length of each call. */
export function speakAs(name: string, flow: Flow, session: Session): Session {
  return new Speaker(name, flow, session);
}

class Speaker implements Session {
  readonly #name: string;
  readonly #flow: Flow;
  readonly #session: Session;

  constructor(name: string, flow: Flow, session: Session) {
    this.#name = name;
    this.#flow = flow;
    this.#session = session;
  }

  onData(direction: Direction, bytes: Uint8Array, origin: Origin): void {
    const own = this.#lend();
    this.#session.onData(direction, bytes, origin);
    this.#flow.protocol = own;
  }

  onGap(direction: Direction, length: number): void {
    const own = this.#lend();
    this.#session.onGap(direction, length);
    this.#flow.protocol = own;
  }

  onEnd(): void {
    const own = this.#lend();
    this.#session.onEnd();
    this.#flow.protocol = own;
  }

  #lend(): string {
    const own = this.#flow.protocol;
    this.#flow.protocol = this.#name;
    return own;
  }
}

/** For octets that are encrypted by the protocol's own rules: counted, never looked at. */
export function opaqueRest(sink: FieldSink): Session {
  return new OpaqueRest(sink);
}

export class OpaqueRest implements Session {
  readonly #sink: FieldSink;
  constructor(sink: FieldSink) {
    this.#sink = sink;
  }
  onData(_direction: Direction, bytes: Uint8Array): void {
    this.count(bytes.length);
  }
  /** Takes so many octets without a view of them. */
  count(octets: number): void {
    this.#sink.count('opaque', octets);
  }
  onGap(): void {}
  onEnd(): void {}
}

import type { Span } from '../bytes/cursor.ts';
import type { FieldOptions, FieldSink } from '../model/field.ts';
import type { Direction, Flow } from '../model/flow.ts';
import type { Problem } from '../model/message.ts';
import type { Origin } from '../model/where.ts';

/** The flow that dissectors of decrypted octets see: whatever they learn (a host, a certificate, a handshake) stays in it.
 *  No one who saw only the packets could know it, so it must name neither the flow nor its server. */
export function decryptedFlow(flow: Flow): Flow {
  return { ...flow, protocol: 'unknown', names: { sni: null, httpHost: null, dns: null }, tls: null };
}

/** Where dissectors write what they read in decrypted octets: every field is marked. Octets are not counted, since their
 *  sealed form was counted as opaque (and the flow outside is not sealed because one inside is); messages are dropped, since attribution learns from them (names of addresses) what it
 *  then says of what anyone could see. */
export class DecryptedSink implements FieldSink {
  readonly #flow: Flow;
  readonly #inner: Flow;
  readonly #sink: FieldSink;

  /** @param inner as `decryptedFlow` makes it: its protocol names the fields */
  constructor(flow: Flow, inner: Flow, sink: FieldSink) {
    this.#flow = flow;
    this.#inner = inner;
    this.#sink = sink;
  }

  begin(bytes: Uint8Array, origin: Origin, direction: Direction): void {
    this.#sink.begin(bytes, origin, direction);
  }

  field(path: string, key: string | null, span: Span, options?: FieldOptions): void {
    const own = this.#flow.protocol;
    this.#flow.protocol = this.#inner.protocol;
    this.#sink.field(path, key, span, { ...options, decrypted: true });
    this.#flow.protocol = own;
  }

  problem(problem: Problem, span: Span): void {
    this.#sink.problem(problem, span);
  }

  get seeks(): boolean {
    return this.#sink.seeks;
  }

  mayHoldOwn(bytes: Uint8Array, at: number, length: number): boolean {
    return this.#sink.mayHoldOwn(bytes, at, length);
  }

  seal(): void {}

  message(): void {}

  count(): void {}
}

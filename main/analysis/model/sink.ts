import type { Span } from '../bytes/cursor.ts';
import { FieldView } from './field-view.ts';
import type { FieldOptions, FieldSink } from './field.ts';
import type { Direction, Flow } from './flow.ts';
import type { Message, Problem } from './message.ts';
import type { Origin } from './where.ts';

/** Whoever listens to what dissectors say: the engine's unwrapping and detection. */
export interface SinkListener {
  /** The view is reused for the flow's next field. */
  onField(field: FieldView): void;
  onMessage(message: Message, flow: Flow, direction: Direction): void;
  onProblem(problem: Problem, flow: Flow): void;
  /** A new message begins: bounds that hold per message start again. */
  onBegin(): void;
}

const NO_ENCODINGS: readonly string[] = [];

/** The one writer of fields of a flow. Spans that point outside the message are dropped and told as `bad-length`: a
 *  dissector's mistake must not become a reader's false evidence. */
export class FlowSink implements FieldSink {
  readonly #flow: Flow;
  readonly #listener: SinkListener;
  readonly #view: FieldView;
  #bytes: Uint8Array = new Uint8Array(0);
  #origin: Origin | null = null;
  #direction: Direction = 'out';

  constructor(flow: Flow, listener: SinkListener) {
    this.#flow = flow;
    this.#listener = listener;
    this.#view = new FieldView(flow);
  }

  begin(bytes: Uint8Array, origin: Origin, direction: Direction): void {
    this.#bytes = bytes;
    this.#origin = origin;
    this.#direction = direction;
    this.#listener.onBegin();
  }

  field(path: string, key: string | null, span: Span, options?: FieldOptions): void {
    const origin = this.#origin;
    if (!origin || span.length <= 0) return;
    if (span.at < 0 || span.at + span.length > this.#bytes.length) {
      this.#listener.onProblem('bad-length', this.#flow);
      return;
    }
    const view = this.#view;
    view.onWire(this.#bytes, span.at, span.length, origin);
    const protocol = this.#flow.protocol;
    view.protocol = protocol;
    view.path = `${protocol}.${path}`;
    view.key = key;
    view.direction = this.#direction;
    view.role = options?.role ?? 'value';
    view.unclaimed = options?.unclaimed ?? false;
    view.repeated = options?.repeated ?? 0;
    view.encodings = options?.encodings ?? NO_ENCODINGS;
    view.chain = NO_ENCODINGS;
    this.#listener.onField(view);
  }

  message(message: Message): void {
    this.#listener.onMessage(message, this.#flow, this.#direction);
  }

  count(kind: 'readable' | 'opaque' | 'unknown', octets: number): void {
    if (kind === 'readable') this.#flow.readableBytes += octets;
    else if (kind === 'opaque') this.#flow.opaqueBytes += octets;
    else this.#flow.unknownBytes += octets;
  }

  problem(problem: Problem): void {
    this.#listener.onProblem(problem, this.#flow);
  }
}

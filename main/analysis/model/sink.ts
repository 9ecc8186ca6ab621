import type { Span } from '../bytes/cursor.ts';
import { FieldView } from './field-view.ts';
import type { FieldOptions, FieldSink } from './field.ts';
import type { Direction, Flow } from './flow.ts';
import type { Message, Problem } from './message.ts';
import { pathIn } from './paths.ts';
import type { Origin } from './where.ts';

/** Whoever listens to what dissectors say: the engine's unwrapping and detection. */
export interface SinkListener {
  /** See `FieldSink.seeks`. */
  readonly seeks?: boolean;
  /** See `FieldSink.mayHoldOwn`. Left out: yes. */
  mayHoldOwn?(bytes: Uint8Array, at: number, length: number): boolean;
  /** The view is reused for the next field of any flow. */
  onField(field: FieldView): void;
  onMessage(message: Message, flow: Flow, direction: Direction): void;
  onProblem(problem: Problem, flow: Flow): void;
  /** A whole datagram, or piece of a stream, that no dissector claims. */
  onUnread?(bytes: Uint8Array, origin: Origin, flow: Flow, direction: Direction): void;
  /** A new message begins: bounds that hold per message start again. */
  onBegin(): void;
}

/** The views that sinks write fields into. One pair is enough for all flows of an engine, since a view is true only during
 *  the call it is handed to: making them for each flow cost more than reading a DNS answer. */
export class SinkViews {
  #field: FieldView | null = null;
  #sent: FieldView | null = null;

  field(flow: Flow): FieldView {
    const view = (this.#field ??= new FieldView(flow));
    view.flow = flow;
    return view;
  }

  /** What a decoded field's octets stood as on the wire. */
  sent(flow: Flow): FieldView {
    const view = (this.#sent ??= new FieldView(flow));
    view.flow = flow;
    return view;
  }
}

const NO_ENCODINGS: readonly string[] = [];
const NO_BYTES = new Uint8Array(0);

/** The one writer of fields of a flow. Spans that point outside the message are dropped and told as `bad-length`: a
 *  dissector's mistake must not become a reader's false evidence. */
export class FlowSink implements FieldSink {
  readonly #flow: Flow;
  readonly #listener: SinkListener;
  readonly #views: SinkViews;
  #bytes: Uint8Array = NO_BYTES;
  #origin: Origin | null = null;
  #direction: Direction = 'out';

  constructor(flow: Flow, listener: SinkListener, views = new SinkViews()) {
    this.#flow = flow;
    this.#listener = listener;
    this.#views = views;
  }

  get seeks(): boolean {
    return this.#listener.seeks ?? true;
  }

  mayHoldOwn(bytes: Uint8Array, at: number, length: number): boolean {
    return this.#listener.mayHoldOwn?.(bytes, at, length) ?? true;
  }

  begin(bytes: Uint8Array, origin: Origin, direction: Direction): void {
    this.#bytes = bytes;
    this.#origin = origin;
    this.#direction = direction;
    this.#listener.onBegin();
  }

  /** The message's octets are no longer there. A sink that kept a view of them would keep the whole piece of the file they
   *  came in. */
  release(): void {
    this.#bytes = NO_BYTES;
    this.#origin = null;
  }

  field(path: string, key: string | null, span: Span, options?: FieldOptions): void {
    const origin = this.#origin;
    if (!origin || span.length <= 0) return;
    if (span.at < 0 || span.at + span.length > this.#bytes.length) {
      this.#listener.onProblem('bad-length', this.#flow);
      return;
    }
    const decoded = options?.decoded;
    const view = this.#views.field(this.#flow);
    if (decoded) {
      if (decoded.length <= 0) return;
      const sent = this.#views.sent(this.#flow);
      sent.direction = this.#direction;
      sent.onWire(this.#bytes, span.at, span.length, origin);
      view.inside(sent, decoded.bytes, decoded.at, decoded.length, (part) => decoded.locate(part));
    } else view.onWire(this.#bytes, span.at, span.length, origin);
    const protocol = this.#flow.protocol;
    view.protocol = protocol;
    view.path = pathIn(protocol, path);
    view.key = key;
    view.direction = this.#direction;
    view.role = options?.role ?? 'value';
    view.unclaimed = options?.unclaimed ?? false;
    view.decrypted = options?.decrypted ?? false;
    view.repeated = options?.repeated ?? 0;
    view.encodings = options?.encodings ?? NO_ENCODINGS;
    view.chain = decoded?.chain ?? NO_ENCODINGS;
    this.#listener.onField(view);
  }

  message(message: Message): void {
    const isUnread = message.type === 'unknown' && message.length === this.#bytes.length;
    if (isUnread && this.#origin) this.#listener.onUnread?.(this.#bytes, this.#origin, this.#flow, this.#direction);
    this.#listener.onMessage(message, this.#flow, this.#direction);
  }

  count(kind: 'readable' | 'opaque' | 'unknown', octets: number): void {
    if (kind === 'readable') this.#flow.readableBytes += octets;
    else if (kind === 'opaque') this.#flow.opaqueBytes += octets;
    else this.#flow.unknownBytes += octets;
  }

  seal(direction: Direction): void {
    if (direction === 'out') this.#flow.sealedOut = true;
    else this.#flow.sealedIn = true;
  }

  problem(problem: Problem): void {
    this.#listener.onProblem(problem, this.#flow);
  }
}

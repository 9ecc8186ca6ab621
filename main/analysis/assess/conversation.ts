import { createConversation } from '../dissect/dispatch.ts';
import type { FieldView } from '../model/field-view.ts';
import type { Direction, Flow, FlowListener } from '../model/flow.ts';
import type { Message, Problem } from '../model/message.ts';
import type { HttpRequest } from '../model/messages/web.ts';
import { FlowSink, type SinkListener, type SinkViews } from '../model/sink.ts';
import type { Origin } from '../model/where.ts';
import type { FieldRules, FoundListener } from './field-rules.ts';
import { type FlowHit, FlowHits, type Found } from './flow-hits.ts';
import { type RequestSeen, requestSeen } from './request-seen.ts';

/** What one flow's conversation tells the engine beside its hits. */
export interface ConversationEars {
  onMessage(message: Message, flow: Flow): void;
  onProblem(problem: Problem, flow: Flow): void;
  /** See `SinkListener.onUnread`. */
  onUnread?(bytes: Uint8Array, origin: Origin, flow: Flow, direction: Direction): void;
}

/** What all conversations of an engine share. */
export interface ConversationTools {
  readonly rules: FieldRules;
  readonly views: SinkViews;
  readonly ears: ConversationEars;
}

/** One flow from payload to hits: dissect, unwrap, detect. */
export class Conversation implements FlowListener, SinkListener, FoundListener {
  readonly flow: Flow;
  readonly #tools: ConversationTools;
  readonly #sink: FlowSink;
  /** Null when it has ended: a flow may stay in the table long after. */
  #session: FlowListener | null;
  /** Made with the first hit: most flows have none. */
  #hits: FlowHits | null = null;
  /** The last web request, and which side sent it. */
  #request: { readonly message: HttpRequest; readonly direction: Direction } | null = null;
  /** Nothing began since: what comes now is of its head. */
  #isHead = false;

  constructor(flow: Flow, tools: ConversationTools) {
    this.flow = flow;
    this.#tools = tools;
    this.#sink = new FlowSink(flow, this, tools.views);
    this.#session = createConversation(flow, this.#sink);
  }

  get seeks(): boolean {
    return this.#tools.rules.searches;
  }

  mayHoldOwn(bytes: Uint8Array, at: number, length: number): boolean {
    return this.#tools.rules.mayHoldOwn(bytes, at, length);
  }

  get hits(): Iterable<FlowHit> {
    return this.#hits?.all() ?? [];
  }

  /** Hits that a bound kept us from keeping. */
  get omitted(): number {
    return this.#hits?.omitted ?? 0;
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
    this.#isHead = false;
    this.#tools.rules.begin();
    this.#hits?.begin();
  }
  onField(field: FieldView): void {
    this.#tools.rules.look(field, this);
  }
  onMessage(message: Message, flow: Flow, direction: Direction): void {
    if (message.type === 'http-request') {
      this.#request = { message, direction };
      this.#isHead = true;
    }
    this.#tools.ears.onMessage(message, flow);
  }
  onProblem(problem: Problem, flow: Flow): void {
    this.#tools.ears.onProblem(problem, flow);
  }

  onUnread(bytes: Uint8Array, origin: Origin, flow: Flow, direction: Direction): void {
    this.#tools.ears.onUnread?.(bytes, origin, flow, direction);
  }

  onFound(field: FieldView, found: readonly Found[]): void {
    (this.#hits ??= new FlowHits()).add(field, found, () => this.#requestOf(field));
  }

  /** In HTTP/1 a body belongs to the head before it; in HTTP/2 bodies of several requests come mixed. */
  #requestOf(field: FieldView): RequestSeen | null {
    const request = this.#request;
    if (request?.direction !== field.direction) return null;
    const isOf = field.protocol === 'http' || (field.protocol === 'http2' && this.#isHead);
    return isOf ? requestSeen(request.message) : null;
  }
}

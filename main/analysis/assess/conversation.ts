import { detectors } from '../detect/index.ts';
import type { DetectContext } from '../detect/detector.ts';
import { createConversation } from '../dissect/dispatch.ts';
import type { Field } from '../model/field.ts';
import type { FieldView } from '../model/field-view.ts';
import type { Direction, Flow, FlowListener } from '../model/flow.ts';
import type { Message, Problem } from '../model/message.ts';
import { FlowSink, type SinkListener } from '../model/sink.ts';
import type { Origin } from '../model/where.ts';
import { unwrappers } from '../unwrap/index.ts';
import { Walker } from '../unwrap/walk.ts';
import { FlowHits, type Found } from './flow-hits.ts';

/** What one flow's conversation tells the engine beside its hits. */
export interface ConversationEars {
  onMessage(message: Message, flow: Flow): void;
  onProblem(problem: Problem, flow: Flow): void;
}

/** One flow from payload to hits: dissect, unwrap, detect. */
export class Conversation implements FlowListener, SinkListener {
  readonly flow: Flow;
  readonly hits = new FlowHits();
  readonly #walker: Walker;
  readonly #context: DetectContext;
  readonly #ears: ConversationEars;
  readonly #session: FlowListener;

  constructor(flow: Flow, context: DetectContext, ears: ConversationEars) {
    this.flow = flow;
    this.#context = context;
    this.#ears = ears;
    this.#walker = new Walker(unwrappers, (field) => this.#detect(field));
    this.#session = createConversation(flow, new FlowSink(flow, this));
  }

  /** How often a bound kept us from looking deeper. */
  get stopped(): number {
    return this.#walker.stopped + this.hits.omitted;
  }

  onData(direction: Direction, bytes: Uint8Array, origin: Origin): void {
    this.#session.onData(direction, bytes, origin);
  }
  onGap(direction: Direction, length: number): void {
    this.#session.onGap(direction, length);
  }
  onEnd(): void {
    this.#session.onEnd();
  }

  onBegin(): void {
    this.#walker.begin();
    this.hits.begin();
  }
  onField(field: FieldView): void {
    this.#walker.walk(field);
  }
  onMessage(message: Message, flow: Flow): void {
    this.#ears.onMessage(message, flow);
  }
  onProblem(problem: Problem, flow: Flow): void {
    this.#ears.onProblem(problem, flow);
  }

  #detect(field: Field): void {
    let found: Found[] | null = null;
    for (const detector of detectors) {
      for (const hit of detector.inspect(field, this.#context)) (found ??= []).push({ hit, detector: detector.id });
    }
    if (found) this.hits.add(field, found);
  }
}

import type { FieldSink } from '../model/field.ts';
import type { Direction, Flow } from '../model/flow.ts';
import type { Parsed } from '../model/message.ts';
import type { Dissector, Session } from './dissector.ts';
import { speakAs } from './speak-as.ts';
import { unknown } from './unknown.ts';

/** A protocol whose message is one datagram. `parse` reads, `emit` tells; neither keeps bytes. */
export interface PerDatagram<M> {
  readonly name: string;
  readonly begins?: ReadonlySet<number>;
  recognise(first: Uint8Array, flow: Flow): number;
  /** Message null: not ours after all, and the octets go to `unknown`. */
  parse(bytes: Uint8Array, flow: Flow): Parsed<M>;
  /** Gives the message and its fields to the sink, which `begin` has already been told of. */
  emit(message: M, sink: FieldSink, told: Told): void;
  /** Counts every octet of the datagram once. Where left out, all of it is readable. */
  count?(message: M, sink: FieldSink, octets: number): void;
}

/** What `emit` may know beside the message. */
export interface Told {
  readonly flow: Flow;
  readonly direction: Direction;
  readonly bytes: Uint8Array;
  /** Call `sink.begin` again with these after having begun something else. */
  readonly origin: Parameters<FieldSink['begin']>[1];
}

/** A dissector from one datagram's parser: each datagram alone; a gap means nothing. */
export function perDatagram<M>(spec: PerDatagram<M>): Dissector & PerDatagram<M> {
  return { ...spec, transport: 'udp', open: (flow, sink) => openDatagrams(spec, flow, sink) };
}

export function openDatagrams<M>(spec: PerDatagram<M>, flow: Flow, sink: FieldSink): Session {
  return new Datagrams(spec, flow, sink);
}

class Datagrams<M> implements Session {
  readonly #spec: PerDatagram<M>;
  readonly #flow: Flow;
  readonly #sink: FieldSink;
  #nobodys: Session | null = null;

  constructor(spec: PerDatagram<M>, flow: Flow, sink: FieldSink) {
    this.#spec = spec;
    this.#flow = flow;
    this.#sink = sink;
  }

  onData(direction: Direction, bytes: Uint8Array, origin: Told['origin']): void {
    const spec = this.#spec;
    const flow = this.#flow;
    const sink = this.#sink;
    const { message, problem } = spec.parse(bytes, flow);
    sink.begin(bytes, origin, direction);
    if (problem) sink.problem(problem, { at: 0, length: bytes.length });
    if (message === null) {
      this.#nobodys ??= speakAs(unknown.name, flow, unknown.open(flow, sink));
      this.#nobodys.onData(direction, bytes, origin);
      return;
    }
    if (spec.count) spec.count(message, sink, bytes.length);
    else sink.count('readable', bytes.length);
    spec.emit(message, sink, { flow, direction, bytes, origin });
  }

  onGap(): void {}

  onEnd(): void {
    this.#nobodys?.onEnd();
  }
}

import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import type { Origin } from '../../model/where.ts';
import { tellUnknown, unknown } from '../unknown.ts';

/** The part of a datagram or record that its framing does not explain: told and counted as `unknown`, so that text and own
 *  values are still found in it. What the next record holds does not go on from it. Afterwards the sink stands at the
 *  beginning of all `bytes`. */
export class Nobodys {
  readonly #flow: Flow;
  readonly #sink: FieldSink;

  constructor(flow: Flow, sink: FieldSink) {
    this.#flow = flow;
    this.#sink = sink;
  }

  tell(direction: Direction, bytes: Uint8Array, at: number, origin: Origin, end = bytes.length): void {
    if (at >= end) return;
    // The sink names fields by the flow's protocol.
    const own = this.#flow.protocol;
    this.#flow.protocol = unknown.name;
    this.#sink.begin(bytes, origin, direction);
    tellUnknown(this.#sink, bytes, at, end);
    this.#flow.protocol = own;
  }
}

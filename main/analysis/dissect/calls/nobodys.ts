import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import type { Origin } from '../../model/where.ts';
import type { Session } from '../dissector.ts';
import { originFrom } from '../kept-origin.ts';
import { speakAs } from '../speak-as.ts';
import { unknown } from '../unknown.ts';

/** The part of a datagram or record that its framing does not explain: told and counted as `unknown`, so that text and own
 *  values are still found in it. Afterwards the sink stands at that part: call `begin` again before telling more. */
export class Nobodys {
  readonly #session: Session;

  constructor(flow: Flow, sink: FieldSink) {
    this.#session = speakAs(unknown.name, flow, unknown.open(flow, sink));
  }

  tell(direction: Direction, bytes: Uint8Array, at: number, origin: Origin, end = bytes.length): void {
    if (at >= end) return;
    this.#session.onData(direction, bytes.subarray(at, end), originFrom(origin, at));
    this.#session.onGap(direction, 0); // what the next record holds does not go on from here
  }

  end(): void {
    this.#session.onEnd();
  }
}

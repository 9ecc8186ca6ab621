import type { FieldSink } from '../model/field.ts';
import type { Flow, FlowListener } from '../model/flow.ts';

/** The one shape of every protocol. Recognition reads by content and not by port, costs nanoseconds and never parses;
 *  the highest score wins, and nobody's bytes go to `unknown`. */
export interface Dissector {
  readonly name: string;
  readonly transport: 'tcp' | 'udp' | 'both';
  /** The octets that a first payload may begin with: `recognise` is not asked about any other. Left out: any octet. */
  readonly begins?: ReadonlySet<number>;
  /** 0: not mine; 0.99: cannot be anything else. `first`: the first payload octets of either direction. */
  recognise(first: Uint8Array, flow: Flow): number;
  /** @param inner what another protocol inside this one is asked of; left out: TLS alone (`tunnel.ts`). */
  open(flow: Flow, sink: FieldSink, inner?: Inner): Session;
}

/** Whom a tunnel asks about what it carries, and how many tunnels it lies in itself. */
export interface Inner {
  readonly registry: readonly Dissector[];
  readonly depth: number;
}

/** One conversation: the flow's payload as `FlowListener` tells it. */
export type Session = FlowListener;

import type { FlowRow } from '../../contract/assessment.ts';
import type { Flow } from '../model/flow.ts';

/** A flow as `flows[]` shows it, with raw addresses and names: `writeAssessment` masks them. `a` is the client. */
export interface RawFlowRow extends FlowRow {
  readonly firstFrame: number;
}

export function flowRow(flow: Flow): RawFlowRow {
  const { tls } = flow;
  return {
    firstFrame: flow.firstFrame,
    transport: flow.transport,
    a: { ...flow.client },
    b: { ...flow.server },
    packetsAB: flow.packetsOut,
    bytesAB: flow.bytesOut,
    packetsBA: flow.packetsIn,
    bytesBA: flow.bytesIn,
    protocol: flow.protocol,
    names: { ...flow.names },
    tls: tls && { ...tls, alpn: [...tls.alpn], certificates: [] },
  };
}

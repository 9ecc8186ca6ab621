import type { FlowRow } from '../../contract/assessment.ts';
import { protectionOf } from '../detect/flows/protection.ts';
import type { CertificateFacts, Flow } from '../model/flow.ts';

/** A flow as `flows[]` shows it, with raw addresses and names: `writeAssessment` masks them. `a` is the client. */
export interface RawFlowRow extends FlowRow {
  readonly firstFrame: number;
}

type CertificateRow = NonNullable<FlowRow['tls']>['certificates'][number];

/** One certificate comes in thousands of flows: its row is made once. */
const certificateRows = new WeakMap<CertificateFacts, CertificateRow>();

function certificateRow(facts: CertificateFacts): CertificateRow {
  let row = certificateRows.get(facts);
  if (!row) certificateRows.set(facts, (row = { ...facts, names: [...facts.names] }));
  return row;
}

export function flowRow(flow: Flow): RawFlowRow {
  const { tls } = flow;
  const { sni, httpHost, asked, others = [] } = flow.names;
  const dns = asked ?? flow.names.dns;
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
    protection: protectionOf(flow),
    names: { sni, httpHost, dns, others: others.filter((one) => one !== sni && one !== httpHost && one !== dns) },
    tls: tls && { ...tls, alpn: [...tls.alpn], certificates: tls.certificates.map(certificateRow) },
  };
}

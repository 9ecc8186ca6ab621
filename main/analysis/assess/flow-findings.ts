import { flowDetectors } from '../detect/flows/index.ts';
import type { Flow } from '../model/flow.ts';
import type { Reach } from '../model/words.ts';
import type { FindingBook } from './finding-book.ts';
import { rfc3339 } from './rfc3339.ts';
import { firstContact } from './server-book.ts';

/** Puts every rule about flows to a flow that is over, and folds its hits per app and kind: what they were told by is kept
 *  with them. The evidence is the flow's first packet. */
export function addFlowFindings(flow: Flow, app: string, reach: Reach, findings: FindingBook): void {
  if (flow.tls === null && flow.protocol === 'unknown') return;
  const context = { began: () => flow.firstTime && rfc3339(flow.firstTime) };
  for (const detector of flowDetectors) {
    const hit = detector.inspect(flow, context);
    if (!hit) continue;
    const fold = [hit.kind, app].join('\u0000');
    findings.addContact(
      { ...hit, detector: detector.id, fold, app, reach, count: 1 },
      [flow.server.ip],
      [firstContact(flow)],
    );
  }
}

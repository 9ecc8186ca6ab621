import type { FileFacts } from '../../formats/packet.ts';
import type { Confidence } from '../model/words.ts';
import type { AppBook } from './app-book.ts';
import type { Attribution } from './attribution.ts';
import type { Conversation } from './conversation.ts';
import type { FindingBook } from './finding-book.ts';

/** A finding so far, without its value. */
export interface GlanceFinding {
  readonly kind: string;
  readonly subject: string | null;
  readonly app: string | null;
  readonly confidence: Confidence;
  /** Which rule named the value; null where there is none. */
  readonly reason: string | null;
  /** The rule's id. */
  readonly detector: string;
}

/** A glance while packets still come in. */
export interface Glance {
  readonly packets: number;
  readonly bytes: number;
  readonly droppedPackets: number;
  readonly apps: readonly { readonly name: string; readonly packets: number }[];
  readonly findings: readonly GlanceFinding[];
}

interface SoFar {
  readonly facts: FileFacts;
  readonly apps: AppBook;
  readonly findings: FindingBook;
  readonly attribution: Attribution;
  /** Conversations that still go on. */
  readonly open: Iterable<Conversation>;
}

/** Apps and findings of flows that are closed and of those still open. Changes nothing. */
export function glanceAt({ facts, apps, findings, attribution, open }: SoFar): Glance {
  const packets = new Map<string, number>();
  const noted = new NotedFindings();
  for (const app of apps.sorted()) packets.set(app.id, app.packets);
  for (const { kind, subject, app, confidence, detector } of findings.sorted()) {
    const name = attribution.nameOf(app);
    const reason = subject?.reason ?? null;
    noted.note({ kind, subject: subject?.type ?? null, app: name, confidence, reason, detector });
  }
  for (const { flow, hits } of open) {
    const { id } = attribution.appOf(flow);
    packets.set(id, (packets.get(id) ?? 0) + flow.packetsOut + flow.packetsIn);
    for (const { kind, type, confidence, reason, detector } of hits)
      noted.note({ kind, subject: type, app: attribution.nameOf(id), confidence, reason, detector });
  }
  const rows = [...packets].map(([id, count]) => ({ name: attribution.nameOf(id), packets: count }));
  return {
    packets: facts.packets,
    bytes: facts.bytes,
    droppedPackets: facts.droppedPackets,
    apps: rows.sort((a, b) => b.packets - a.packets),
    findings: noted.all(),
  };
}

/** One finding per kind, subject and app: the surest. */
class NotedFindings {
  readonly #seen = new Map<string, GlanceFinding>();

  note(finding: GlanceFinding): void {
    // A password and what only proves one are two things, and the rule tells them apart.
    const rule = finding.subject === 'credential' ? finding.detector : '';
    const key = `${finding.kind} ${finding.subject} ${finding.app} ${rule}`;
    const known = this.#seen.get(key);
    // One sign only is too little to show while it may still turn out to be nothing.
    if (finding.confidence === 'possible' || known?.confidence === 'confirmed') return;
    if (!known || finding.confidence === 'confirmed') this.#seen.set(key, finding);
  }

  all(): GlanceFinding[] {
    return [...this.#seen.values()];
  }
}

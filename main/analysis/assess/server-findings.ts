import { serverDetectors } from '../detect/servers/index.ts';
import type { Recording } from './attribution.ts';
import type { ServerRecord } from './server-book.ts';
import type { Books } from './write-assessment.ts';

/** Puts every rule about servers to every server and folds its hits per app: one finding for all servers of one group. */
export function addServerFindings({ servers, findings, attribution, settings }: Books, recording: Recording): void {
  for (const record of servers.sorted()) {
    // A server on the local network stands where the user stands.
    if (record.reach === 'local') continue;
    const facts = attribution.serverFacts(record, recording);
    for (const detector of serverDetectors) {
      const hit = detector.inspect(facts, { home: settings.home, audience: settings.audience });
      if (!hit) continue;
      const fold = [hit.kind, record.app, hit.group].join('\u0000');
      const contact = {
        ...hit,
        detector: detector.id,
        fold,
        app: record.app,
        reach: record.reach,
        count: packetsOf(record),
      };
      findings.addContact(contact, [record.ip], [record.firstContact]);
    }
  }
}

function packetsOf(record: ServerRecord): number {
  return record.packetsOut + record.packetsIn;
}

import type { Server } from '../../contract/assessment.ts';
import { byCodeUnit } from './order.ts';
import { contactOf, type ServerRecord } from './server-book.ts';
import type { Writing } from './write-assessment.ts';

/** Names shown per server: a shared front end may answer to hundreds. */
const MOST_NAMES = 20;

/** One server, with its operator, its host and its place as three facts. */
export function writeServer(
  record: ServerRecord,
  id: string,
  { books, publicText, clients, appIds, recording }: Omit<Writing, 'serversByApp'>,
): Server {
  const { place, operator, hostedBy } = books.attribution.serverFacts(record, recording);
  const shown = [...record.names].sort(byCodeUnit).slice(0, MOST_NAMES);
  const names = new Set(shown.map((name) => publicText.text(name)));
  return {
    id,
    addresses: [clients.server(record.ip)],
    names: [...names].sort(byCodeUnit),
    operator,
    hostedBy,
    place,
    minRoundTripMs: record.minRoundTripMicros === null ? null : record.minRoundTripMicros / 1000,
    contact: contactOf(record),
    answered: record.packetsIn > 0,
    packetsOut: record.packetsOut,
    packetsIn: record.packetsIn,
    bytesOut: record.bytesOut,
    bytesIn: record.bytesIn,
    flows: record.flows,
    app: appIds.get(record.app) ?? null,
    reach: record.reach,
  };
}

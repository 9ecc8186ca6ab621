import type { Server } from '../../contract/assessment.ts';
import { byCodeUnit } from './order.ts';
import { contactOf, type ServerRecord } from './server-book.ts';
import type { Writing } from './write-assessment.ts';

/** Names shown per server: a shared front end may answer to hundreds. */
const MOST_NAMES = 20;

/** One server, with its operator, its host and its place as three facts. */
export function writeServer(record: ServerRecord, id: string, { books, publicText, clients }: Omit<Writing, 'servers'>): Server {
  const { attribution, settings } = books;
  const { place, operator, hostedBy } = attribution.serverFacts(record);
  return {
    id,
    addresses: [clients.server(record.ip)],
    names: [...record.names].map((name) => (settings.reveal ? name : publicText.text(name))).sort(byCodeUnit).slice(0, MOST_NAMES),
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
    app: record.app,
    reach: record.reach,
  };
}

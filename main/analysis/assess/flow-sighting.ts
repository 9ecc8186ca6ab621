import { isBefore } from '../bytes/moment.ts';
import type { Flow } from '../model/flow.ts';
import type { Sighting } from './flow-hits.ts';
import { byCodeUnit } from './order.ts';
import { MOST_EVIDENCE } from './verdict-rules.ts';

/** One sighting with the ends of its flow, as raw addresses: the Assessment masks them. */
export interface FlowSighting extends Sighting {
  readonly transport: string;
  readonly client: Flow['client'];
  readonly server: Flow['server'];
  /** Highest frame that holds a byte of it. */
  readonly frame: number;
}

/** Sightings of one finding, the earliest first once `trim` was called. */
interface Sightings {
  readonly sightings: FlowSighting[];
  omitted: number;
}

export function inFlow(sighting: Sighting, { transport, client, server }: Flow): FlowSighting {
  const frame = sighting.where.reduce((highest, one) => Math.max(highest, one.frame), 0);
  return { ...sighting, frame, transport, client, server };
}

/** Sorts, and keeps the earliest: flows close in another order than they began. */
export function trim(record: Sightings): void {
  record.sightings.sort(bySighting);
  if (record.sightings.length <= MOST_EVIDENCE) return;
  record.omitted += record.sightings.length - MOST_EVIDENCE;
  record.sightings.length = MOST_EVIDENCE;
}

/** Orders findings by their first frame and the offset in it. */
export function byFirstSighting(a: Sightings, b: Sightings): number {
  const [one, other] = [a.sightings[0], b.sightings[0]];
  return (one?.frame ?? 0) - (other?.frame ?? 0) || (one?.where[0]?.offset ?? 0) - (other?.where[0]?.offset ?? 0);
}

function bySighting(a: FlowSighting, b: FlowSighting): number {
  const byTime = a.time && b.time ? (isBefore(a.time, b.time) ? -1 : isBefore(b.time, a.time) ? 1 : 0) : 0;
  return (
    a.frame - b.frame ||
    (a.where[0]?.offset ?? 0) - (b.where[0]?.offset ?? 0) ||
    byTime ||
    byCodeUnit(a.direction, b.direction)
  );
}

import type { Moment } from '../bytes/moment.ts';
import type { Direction, Endpoint, Transport } from '../model/flow.ts';
import type { Reach } from '../model/words.ts';
import type { Where } from '../model/where.ts';

/** The ends of the flow in which something was seen. */
export interface FlowEnds {
  readonly id: number;
  readonly transport: Transport;
  readonly client: Endpoint;
  readonly server: Endpoint;
  readonly reach: Reach;
  /** What the flow itself or DNS called its server. */
  readonly name: string | null;
}

/** Where a value stood once. */
export interface Sighting {
  readonly where: readonly Where[];
  readonly time: Moment | null;
  readonly ends: FlowEnds;
  readonly direction: Direction;
  readonly protocol: string;
}

/** A value as a reader would write it (text as it is, a varint in decimal, other octets as `hex:…`), and where it stood. */
export interface Held {
  readonly value: string;
  /** Exchanges that held it: a question and its answer are one, since an answer repeats what it was asked. */
  readonly count: number;
  /** The first of them, by number: who adds two counts must not count one twice. */
  readonly exchanges: readonly number[];
  /** First ones, at most one per flow and direction. */
  readonly sightings: readonly Sighting[];
}

/** One part of an app's messages in every recording: what stood there, null where the part was not seen. Only of parts that
 *  stayed the same within each recording. */
export interface Candidate {
  readonly path: string;
  readonly key: string | null;
  readonly chain: readonly string[];
  readonly held: readonly (Held | null)[];
  /** Octets that no grammar cuts out need more messages before they count. */
  readonly how: 'field' | 'octets';
}

/** Octets that no dissector explains, as one message: a datagram, all that one side of a stream said before the other
 *  spoke, or a body. */
export interface OctetMessage {
  readonly exchange: number;
  readonly bytes: Uint8Array;
  readonly time: Moment | null;
  readonly ends: FlowEnds;
  readonly direction: Direction;
  readonly protocol: string;
  where(at: number, length: number): Where[];
}

/** Messages of one part of an app's traffic, in order of time. */
export interface OctetGroup {
  readonly path: string;
  readonly messages: OctetMessage[];
}

/** What one recording showed, kept for comparing. */
export interface Observed {
  readonly fields: ReadonlyMap<string, FieldRole>;
  readonly groups: ReadonlyMap<string, OctetGroup>;
  /** Addresses that opened a flow: somebody's devices. */
  readonly clients: ReadonlySet<string>;
  /** Fields and messages that a bound kept us from keeping. */
  readonly omitted: number;
}

/** One field by its path and key. */
export interface FieldRole {
  readonly path: string;
  readonly key: string | null;
  readonly chain: readonly string[];
  /** Null: it does not stay the same. */
  held: Held | null;
}

/** The same octets sent again within this time are the same message again, and show nothing new. */
export const AGAIN_SECONDS = 10;

/** Exchanges of one value that are told apart: what is seen more often is seen often enough. */
export const MOST_EXCHANGES = 16;

/** First sightings kept of one value in one recording: enough to look them up, few enough to keep for each of many. */
export const MOST_SIGHTINGS = 50;

export function isSighted(sightings: readonly Sighting[], { ends, direction }: Sighting): boolean {
  return sightings.some((one) => one.ends.id === ends.id && one.direction === direction);
}

export function addHeld(a: Held | null, b: Held | null): Held | null {
  if (!a || !b || a.value !== b.value) return a ?? b;
  const sightings = [...a.sightings];
  for (const one of b.sightings)
    if (sightings.length < MOST_SIGHTINGS && !isSighted(sightings, one)) sightings.push(one);
  const exchanges = [...new Set([...a.exchanges, ...b.exchanges])];
  const count = Math.max(a.count, b.count, exchanges.length);
  return { value: a.value, count, exchanges: exchanges.slice(0, MOST_EXCHANGES), sightings };
}

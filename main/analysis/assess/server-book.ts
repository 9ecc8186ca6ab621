import { certificateNamesOf } from '../attribute/app-of-flow.ts';
import type { Flow } from '../model/flow.ts';
import type { FlowSighting } from './flow-sighting.ts';
import { provenRoundTrip } from './proven-round-trip.ts';
import type { Reach } from '../model/words.ts';
import { PROBE_PACKETS, PROBE_PACKET_BYTES } from './verdict-rules.ts';

/** One server as one app used it, summed over its flows. */
export interface ServerRecord {
  readonly ip: string;
  readonly app: string;
  readonly names: Set<string>;
  /** Hosts in the certificates that it showed, where the flow told no name of its own. */
  readonly certificateNames: Set<string>;
  readonly protocols: Set<string>;
  reach: Reach;
  minRoundTripMicros: number | null;
  /** Of handshakes that only the server itself could have answered. */
  provenRoundTripMicros: number | null;
  packetsOut: number;
  packetsIn: number;
  bytesOut: number;
  bytesIn: number;
  flows: number;
  firstFrame: number;
  /** The first packet that went there: no value, so no bytes. */
  firstContact: FlowSighting;
}

/** Servers beyond this are counted and told, not kept: a scan of the whole internet must not fill the memory. */
const MOST_SERVERS = 20_000;

/** Names kept per server and app: fifty times what is shown, and a forged capture may bring a million. */
const MOST_NAMES = 1_000;

/** Sums flows per server and app as they close. */
export class ServerBook {
  omitted = 0;
  /** By app, then by address. */
  readonly #records = new Map<string, Map<string, ServerRecord>>();
  #size = 0;

  add(flow: Flow, app: string, names: readonly string[], reach: Reach): void {
    let ofApp = this.#records.get(app);
    if (!ofApp) this.#records.set(app, (ofApp = new Map<string, ServerRecord>()));
    let record = ofApp.get(flow.server.ip);
    if (!record) {
      if (this.#size >= MOST_SERVERS) {
        this.omitted++;
        return;
      }
      record = newRecord(flow, app, reach);
      ofApp.set(flow.server.ip, record);
      this.#size++;
    }
    for (const name of names) if (record.names.size < MOST_NAMES) record.names.add(name);
    for (const name of certificateNamesOf(flow))
      if (record.certificateNames.size < MOST_NAMES) record.certificateNames.add(name);
    record.protocols.add(flow.protocol);
    record.packetsOut += flow.packetsOut;
    record.packetsIn += flow.packetsIn;
    record.bytesOut += flow.bytesOut;
    record.bytesIn += flow.bytesIn;
    record.flows++;
    if (flow.firstFrame < record.firstFrame) {
      record.firstFrame = flow.firstFrame;
      record.firstContact = firstContact(flow);
    }
    if (reach === 'internet') record.reach = reach;
    record.minRoundTripMicros = lower(record.minRoundTripMicros, flow.minRoundTripMicros);
    record.provenRoundTripMicros = lower(record.provenRoundTripMicros, provenRoundTrip(flow));
  }

  get(app: string, ip: string): ServerRecord | undefined {
    return this.#records.get(app)?.get(ip);
  }

  /** In order of first frame. */
  sorted(): ServerRecord[] {
    return [...this.#records.values()]
      .flatMap((ofApp) => [...ofApp.values()])
      .sort((a, b) => a.firstFrame - b.firstFrame || (a.app < b.app ? -1 : a.app > b.app ? 1 : a.ip < b.ip ? -1 : 1));
  }
}

function lower(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.min(a, b);
}

/** At most 10 small packets either way, or no answer at all: looks like a speed test. */
export function contactOf(record: ServerRecord): 'session' | 'probe' {
  if (record.packetsIn === 0) return 'probe';
  const packets = record.packetsOut + record.packetsIn;
  return packets <= PROBE_PACKETS && record.bytesOut + record.bytesIn <= packets * PROBE_PACKET_BYTES
    ? 'probe'
    : 'session';
}

function newRecord(flow: Flow, app: string, reach: Reach): ServerRecord {
  return {
    ip: flow.server.ip,
    app,
    names: new Set(),
    certificateNames: new Set(),
    protocols: new Set(),
    reach,
    minRoundTripMicros: null,
    provenRoundTripMicros: null,
    packetsOut: 0,
    packetsIn: 0,
    bytesOut: 0,
    bytesIn: 0,
    flows: 0,
    firstFrame: flow.firstFrame,
    firstContact: firstContact(flow),
  };
}

/** A flow's first packet, as evidence: no value, so no octets. */
export function firstContact(flow: Flow): FlowSighting {
  const { transport, client, server, protocol, firstFrame: frame, firstTime: time } = flow;
  return {
    where: [{ frame, offset: 0, length: 0 }],
    sent: null,
    time,
    protocol,
    direction: 'out',
    decrypted: false,
    transport,
    client,
    server,
    frame,
  };
}

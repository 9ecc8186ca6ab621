import { earlier, later, type Moment } from '../bytes/moment.ts';
import type { Flow } from '../model/flow.ts';

/** One app's traffic, summed over its flows. */
export interface AppRecord {
  readonly id: string;
  readonly knownBy: Set<string>;
  packets: number;
  bytes: number;
  readableBytes: number;
  opaqueBytes: number;
  unknownBytes: number;
  lostBytes: number;
  firstTime: Moment | null;
  lastTime: Moment | null;
  firstFrame: number;
  sawHandshake: boolean;
}

/** Sums flows per app as they close. */
export class AppBook {
  readonly #records = new Map<string, AppRecord>();

  add(flow: Flow, id: string, knownBy: string): void {
    const record = this.#records.get(id) ?? this.#new(id, flow.firstFrame);
    record.knownBy.add(knownBy);
    record.packets += flow.packetsOut + flow.packetsIn;
    record.bytes += flow.bytesOut + flow.bytesIn;
    record.readableBytes += flow.readableBytes;
    record.opaqueBytes += flow.opaqueBytes;
    record.unknownBytes += flow.unknownBytes;
    record.lostBytes += flow.lostBytes;
    record.firstTime = earlier(record.firstTime, flow.firstTime);
    record.lastTime = later(record.lastTime, flow.lastTime);
    record.firstFrame = Math.min(record.firstFrame, flow.firstFrame);
    record.sawHandshake ||= flow.sawStart && flow.packetsIn > 0;
  }

  /** In order of first frame. */
  sorted(): AppRecord[] {
    return [...this.#records.values()].sort((a, b) => a.firstFrame - b.firstFrame || (a.id < b.id ? -1 : 1));
  }

  #new(id: string, firstFrame: number): AppRecord {
    const record: AppRecord = {
      id,
      knownBy: new Set(),
      packets: 0,
      bytes: 0,
      readableBytes: 0,
      opaqueBytes: 0,
      unknownBytes: 0,
      lostBytes: 0,
      firstTime: null,
      lastTime: null,
      firstFrame,
      sawHandshake: false,
    };
    this.#records.set(id, record);
    return record;
  }
}

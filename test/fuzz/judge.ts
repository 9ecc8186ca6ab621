import { FlowTable } from '../../main/analysis/flows/flow-table.ts';
import type { FlowConsumer, FlowListener } from '../../main/analysis/model/flow.ts';
import { createEngine } from '../../main/analysis/assess/engine.ts';
import { assessmentSchema, type Assessment } from '../../main/contract/assessment.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../main/contract/settings.ts';
import { createCaptureReader } from '../../main/formats/reader.ts';
import type { Packet } from '../../main/formats/packet.ts';
import type { Knowledge } from '../../knowledge/types.ts';

const ROOT = new URL('../..', import.meta.url).pathname;

/** What is asked of every input, whatever it holds. Own values are searched, too: they reach octets that no rule reads. */
const SETTINGS: Settings = {
  ...DEFAULT_SETTINGS,
  home: 'IN',
  audience: ['IN'],
  mine: [
    { kind: 'account', value: '86420135' },
    { kind: 'phone', value: '+491700000000' },
  ],
  flows: true,
  reveal: true,
};
/** Time one input may take: a floor for what every input costs (a compiler, a collector of garbage, another process on this
 *  machine), and 60 times what an octet of the real captures costs (0.13 µs on the machine of docs/fuzzing.md). What a
 *  compressed octet may cost is far more, and bounded by budgets of its own: test/fuzz/floods.ts. */
const FLOOR_MILLIS = 400;
const MILLIS_PER_OCTET = 0.008;
/** A slow input is measured again, since other processes may have slowed it. */
const MEASURED = 3;

/** Ends of a failing input, in words that stay the same while it is made smaller. Null: nothing is wrong with it. */
export type Fault = string | null;

export class Judge {
  readonly #knowledge: Knowledge;

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge;
  }

  faultOf(bytes: Uint8Array, isTimed = false): Fault {
    const begun = performance.now();
    try {
      const assessment = this.#assess(bytes);
      if (isTimed && this.#isSlow(bytes, performance.now() - begun)) return 'slow';
      return assessment ? faultIn(assessment, bytes) : null;
    } catch (cause) {
      return `throws ${told(cause)}`;
    }
  }

  /** Null: the bytes are no capture, and the engine said so. */
  #assess(bytes: Uint8Array): Assessment | null {
    const engine = createEngine(this.#knowledge, SETTINGS);
    engine.push(bytes);
    const { assessment } = engine.finish('0'.repeat(64), false);
    return engine.facts.format === null ? null : assessment;
  }

  #isSlow(bytes: Uint8Array, first: number): boolean {
    const most = FLOOR_MILLIS + bytes.length * MILLIS_PER_OCTET;
    let least = first;
    for (let n = 1; n < MEASURED && least > most; n++) {
      const begun = performance.now();
      this.#assess(bytes);
      least = Math.min(least, performance.now() - begun);
    }
    return least > most;
  }
}

/** The error's kind and the first place in the project: not its message, which may hold captured text. */
function told(cause: unknown): string {
  if (!(cause instanceof Error)) return typeof cause;
  const place = cause.stack?.split(ROOT).find((part) => /^(?:main|knowledge)\//.test(part));
  return `${cause.name} at ${/^[\w./-]+:\d+/.exec(place ?? '')?.[0] ?? 'elsewhere'}`;
}

function faultIn(assessment: Assessment, bytes: Uint8Array): Fault {
  const parsed = assessmentSchema.safeParse(assessment);
  if (!parsed.success)
    return `schema ${parsed.error.issues[0]?.path.filter((part) => typeof part === 'string').join('.')}`;
  const counts = countsOf(bytes);
  return rangeFault(assessment, counts.frames) ?? sumFault(assessment, counts);
}

function rangeFault({ findings }: Assessment, frames: readonly number[]): Fault {
  for (const { evidence, count } of findings) {
    if (count < evidence.length) return 'fewer occurrences than rows of evidence';
    for (const row of evidence) {
      for (const { frame, offset, length } of row.ranges)
        if (offset + length > (frames[frame - 1] ?? -1)) return 'evidence outside its frame';
      if (row.ranges.some(({ frame }) => !row.frames.includes(frame))) return 'evidence in a frame that is not named';
      if (row.frame !== Math.max(...row.frames)) return 'evidence names another frame than its last';
    }
  }
  return null;
}

/** What the layers below the engine hand up, counted a second time. */
interface Counts {
  /** Captured octets of each. */
  readonly frames: readonly number[];
  readonly table: FlowTable;
  payload: number;
  lost: number;
}

function countsOf(bytes: Uint8Array): Counts {
  const frames: number[] = [];
  const hears: FlowListener = {
    onData(_direction, octets) {
      counts.payload += octets.length;
    },
    onGap() {},
    onEnd() {},
  };
  const consumer: FlowConsumer = {
    open: () => hears,
    closed: ({ lostBytes }) => {
      counts.lost += lostBytes;
    },
  };
  const counts: Counts = { frames, table: new FlowTable(consumer), payload: 0, lost: 0 };
  const reader = createCaptureReader();
  const onPacket = (packet: Packet): void => {
    frames.push(packet.length);
    counts.table.packet(packet);
  };
  reader.push(bytes, onPacket);
  reader.end(onPacket);
  counts.table.end();
  return counts;
}

function sumFault({ coverage, flows = [], input }: Assessment, { frames, table, payload, lost }: Counts): Fault {
  if (coverage.packets !== frames.length || input.files[0]?.packets !== frames.length) return 'sum of packets';
  if (coverage.flows !== table.flows || flows.length !== table.flows) return 'sum of flows';
  if (coverage.readableBytes + coverage.opaqueBytes + coverage.unknownBytes !== payload) return 'sum of payload octets';
  if (coverage.lostBytes !== lost) return 'sum of lost octets';
  return null;
}

import type { FieldSink } from '../model/field.ts';
import type { Direction, Flow } from '../model/flow.ts';
import type { Problem } from '../model/message.ts';
import type { Origin } from '../model/where.ts';
import type { Dissector, Inner, Session } from './dissector.ts';
import { originFrom } from './kept-origin.ts';
import { OpaqueRest, speakAs } from './speak-as.ts';
import { StreamBuffer } from './stream-buffer.ts';
import { unknown } from './unknown.ts';

/** What one step over a stream's octets says: how many it took (> 0); 0: call again when more came; -n: call again when
 *  n octets are there; `lost`: these octets make no sense here. After `handOver` a step may take nothing: its session gets them. */
export type Step = number | 'lost';

/** Reads one protocol off both directions of a stream. Keeps no bytes that it did not take. */
export interface RecordReader {
  /** Reads one thing at `at`. Emits and counts exactly the octets it takes. */
  step(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): Step;
  /** Nothing follows `bytes[at..end)`, which are more than none: emit what can be read of them and count each. */
  cutShort(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin, problem: Problem): void;
  /** Octets are missing. True: the reader knows how many it expected and goes on behind them. */
  onGap(direction: Direction, length: number): boolean;
  /** After `lost` or a gap: may reading begin anew with this segment? Until then the octets go to `unknown`. */
  resumes(direction: Direction, segment: Uint8Array): boolean;
  onEnd?(): void;
}

/** What a reader may ask of its stream. */
export interface StreamControl {
  /** From the next octet on, this direction belongs to `session`. */
  handOver(direction: Direction, session: Session): void;
  /** For `openTunnel`. */
  readonly inner: Inner | undefined;
}

export interface PerRecord {
  readonly name: string;
  readonly begins?: ReadonlySet<number>;
  /** Octets that may wait for the rest of one record. A longer one is `too-long` and lost. */
  readonly mostWaiting: number;
  recognise(first: Uint8Array, flow: Flow): number;
  read(flow: Flow, sink: FieldSink, control: StreamControl): RecordReader;
}

/** A dissector for a protocol of records on a stream. */
export function perRecord(spec: PerRecord): Dissector & PerRecord {
  return { ...spec, transport: 'tcp', open: (flow, sink, inner) => new RecordStream(spec, flow, sink, inner) };
}

interface Half {
  /** Made when octets first have to wait. */
  buffer: StreamBuffer | null;
  /** Octets that must be there before the next step. */
  need: number;
  lost: boolean;
  rest: Session | null;
}

/** Owns buffering, bounds and gaps for a `RecordReader`. A segment that holds whole records is read in place; only what
 *  is left of it is copied. */
export class RecordStream implements Session, StreamControl {
  readonly inner: Inner | undefined;
  readonly #spec: Pick<PerRecord, 'mostWaiting'>;
  readonly #flow: Flow;
  readonly #sink: FieldSink;
  readonly #reader: RecordReader;
  readonly #halves: Readonly<Record<Direction, Half>> = { out: newHalf(), in: newHalf() };
  #nobodys: Session | null = null;

  constructor(spec: Pick<PerRecord, 'read' | 'mostWaiting'>, flow: Flow, sink: FieldSink, inner?: Inner) {
    this.#spec = spec;
    this.#flow = flow;
    this.#sink = sink;
    this.inner = inner;
    this.#reader = spec.read(flow, sink, this);
  }

  handOver(direction: Direction, session: Session): void {
    this.#halves[direction].rest = session;
  }

  onData(direction: Direction, bytes: Uint8Array, origin: Origin): void {
    const half = this.#halves[direction];
    if (half.lost && !half.rest && this.#reader.resumes(direction, bytes)) half.lost = false;
    const { buffer } = half;
    if (buffer === null || buffer.length === 0) {
      const at = this.#run(half, direction, bytes, bytes.length, origin);
      if (at === bytes.length) return;
      (half.buffer ??= new StreamBuffer()).append(bytes, at, bytes.length, origin);
    } else {
      buffer.append(bytes, 0, bytes.length, origin);
      buffer.drop(this.#run(half, direction, buffer.bytes, buffer.length, buffer.origin));
      if (half.rest && buffer.length === 0) half.buffer = null;
    }
    if (half.buffer && half.buffer.length > this.#spec.mostWaiting) this.#giveUp(half, direction, 'too-long');
  }

  onGap(direction: Direction, length: number): void {
    const half = this.#halves[direction];
    this.#giveUp(half, direction, 'cut-short');
    if (half.rest) half.rest.onGap(direction, length);
    else if (half.lost) this.#unknown().onGap(direction, length);
    else half.lost = !this.#reader.onGap(direction, length);
  }

  onEnd(): void {
    const { out, in: back } = this.#halves;
    this.#giveUp(out, 'out', 'cut-short');
    this.#giveUp(back, 'in', 'cut-short');
    this.#reader.onEnd?.();
    out.rest?.onEnd();
    if (back.rest !== out.rest) back.rest?.onEnd();
    if (this.#nobodys !== out.rest && this.#nobodys !== back.rest) this.#nobodys?.onEnd();
  }

  /** Steps over `bytes[0..end)` and returns how many were dealt with. */
  #run(half: Half, direction: Direction, bytes: Uint8Array, end: number, origin: Origin): number {
    let at = 0;
    while (at < end) {
      const other = half.rest ?? (half.lost ? this.#unknown() : null);
      if (other instanceof OpaqueRest) {
        other.count(end - at);
        return end;
      }
      if (other) {
        const whole = at === 0 && end === bytes.length;
        other.onData(direction, whole ? bytes : bytes.subarray(at, end), originFrom(origin, at));
        return end;
      }
      if (end - at < half.need) return at;
      const took = this.#reader.step(direction, bytes, at, end, origin);
      half.need = 1;
      if (took === 'lost') half.lost = true;
      else if (took > 0) at = Math.min(end, at + took);
      else if (!half.rest) {
        half.need = Math.max(-took, end - at + 1);
        return at;
      }
    }
    return end;
  }

  /** What waits will not be completed. */
  #giveUp(half: Half, direction: Direction, problem: Problem): void {
    const { buffer } = half;
    if (buffer === null || buffer.length === 0) return;
    half.need = 1;
    const at = half.rest || half.lost ? this.#run(half, direction, buffer.bytes, buffer.length, buffer.origin) : 0;
    if (at < buffer.length) this.#reader.cutShort(direction, buffer.bytes, at, buffer.length, buffer.origin, problem);
    if (problem === 'too-long') half.lost = true;
    buffer.drop(buffer.length);
  }

  #unknown(): Session {
    return (this.#nobodys ??= speakAs(unknown.name, this.#flow, unknown.open(this.#flow, this.#sink)));
  }
}

function newHalf(): Half {
  return { buffer: null, need: 1, lost: false, rest: null };
}

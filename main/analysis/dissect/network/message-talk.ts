import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import type { Problem } from '../../model/message.ts';
import type { Origin } from '../../model/where.ts';
import type { Dissector, Session } from '../dissector.ts';
import { originFrom } from '../kept-origin.ts';
import { perRecord, type PerRecord, type RecordReader, type Step, type StreamControl } from '../per-record.ts';
import { speakAs } from '../speak-as.ts';
import { unknown } from '../unknown.ts';

/** A protocol whose messages say how long they are, and of which only some name somebody. */
export interface MessageTalk {
  /** Octets of the message at `at`; 0: more must come to tell; -1: nothing of ours begins so. */
  sizeOf(direction: Direction, bytes: Uint8Array, at: number, end: number): number;
  /** Gives the names in `bytes[at..end)`, which may be cut short, to the sink, which has begun. False: there are none that
   *  it knows, and the octets are shown as what nobody explains. */
  tell(direction: Direction, bytes: Uint8Array, at: number, end: number): boolean;
  /** Is the stream another protocol's from `at` on? The reader has then handed it over. */
  ends?(direction: Direction, bytes: Uint8Array, at: number, end: number): boolean;
}

/** Such a protocol over TCP. */
export interface PerMessage extends Pick<PerRecord, 'name' | 'begins' | 'recognise'> {
  /** Octets of the longest message that is looked at together. */
  readonly most: number;
  talk(flow: Flow, sink: FieldSink, control: StreamControl): MessageTalk;
}

/** A dissector from such a talk. */
export function perMessage({ most, talk, ...spec }: PerMessage): Dissector {
  return perRecord({
    ...spec,
    mostWaiting: most,
    read: (flow, sink, control) => new MessageReader(flow, sink, most, talk(flow, sink, control)),
  });
}

/** Reads such a talk. Messages longer than `most` are not looked at together: nobody's name stands in them. */
export class MessageReader implements RecordReader {
  readonly #sink: FieldSink;
  readonly #nobodys: Session;
  readonly #talk: MessageTalk;
  readonly #most: number;
  /** Octets of a long message that are still to come. */
  readonly #left: Record<Direction, number> = { out: 0, in: 0 };

  constructor(flow: Flow, sink: FieldSink, most: number, talk: MessageTalk) {
    this.#sink = sink;
    this.#most = most;
    this.#talk = talk;
    this.#nobodys = speakAs(unknown.name, flow, unknown.open(flow, sink));
  }

  step(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): Step {
    const left = this.#left[direction];
    if (left > 0) return this.#pass(direction, bytes, at, Math.min(end, at + left), origin);
    if (this.#talk.ends?.(direction, bytes, at, end)) return 0;
    const size = this.#talk.sizeOf(direction, bytes, at, end);
    if (size < 0) return 'lost';
    if (size === 0) return 0;
    if (size > this.#most) {
      this.#left[direction] = size;
      return this.#pass(direction, bytes, at, Math.min(end, at + size), origin);
    }
    if (size > end - at) return -size;
    this.#sink.begin(bytes, origin, direction);
    if (this.#talk.tell(direction, bytes, at, at + size)) {
      this.#sink.count('readable', size);
      this.#nobodys.onGap(direction, 0); // texts on either side of it are two
    } else this.#show(direction, bytes, at, at + size, origin);
    return size;
  }

  cutShort(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin, problem: Problem): void {
    this.#sink.begin(bytes, origin, direction);
    this.#sink.problem(problem, { at, length: end - at });
    if (this.#left[direction] === 0 && this.#talk.tell(direction, bytes, at, end))
      this.#sink.count('readable', end - at);
    else this.#show(direction, bytes, at, end, origin);
  }

  onGap(direction: Direction, length: number): boolean {
    const left = this.#left[direction];
    this.#nobodys.onGap(direction, length);
    this.#left[direction] = Math.max(0, left - length);
    return left >= length;
  }

  resumes(direction: Direction, segment: Uint8Array): boolean {
    const size = this.#talk.sizeOf(direction, segment, 0, segment.length);
    return size > 0 && size <= segment.length;
  }

  onEnd(): void {
    this.#nobodys.onEnd();
  }

  #pass(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): number {
    this.#left[direction] -= end - at;
    this.#show(direction, bytes, at, end, origin);
    return end - at;
  }

  #show(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): void {
    if (end > at) this.#nobodys.onData(direction, bytes.subarray(at, end), originFrom(origin, at));
  }
}

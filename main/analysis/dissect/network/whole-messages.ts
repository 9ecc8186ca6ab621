import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import type { Problem } from '../../model/message.ts';
import { originFrom } from '../kept-origin.ts';
import type { PerDatagram, Told } from '../per-datagram.ts';
import type { RecordReader } from '../per-record.ts';

/** Messages that say how long they are, one behind the other on a stream. */
export interface OnStream<M> {
  /** Octets in front of each message that only say its length. */
  readonly before: number;
  /** Octets of all of what begins at `at`, with those before it; 0: more must come to tell; -1: nothing of ours. */
  sizeOf(bytes: Uint8Array, at: number, end: number): number;
  /** As the protocol reads its datagrams. */
  readonly message: Pick<PerDatagram<M>, 'parse' | 'emit'>;
}

/** A reader for a protocol whose message over TCP is its datagram behind a length. */
export function wholeMessages<M>({ before, sizeOf, message }: OnStream<M>, flow: Flow, sink: FieldSink): RecordReader {
  const tell = (direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Told['origin']): void => {
    const view = bytes.subarray(Math.min(end, at + before), end);
    const place = originFrom(origin, Math.min(end, at + before));
    sink.begin(view, place, direction);
    const { message: one, problem } = message.parse(view, flow);
    if (problem) sink.problem(problem, { at: 0, length: view.length });
    if (one !== null) message.emit(one, sink, { flow, direction, bytes: view, origin: place });
    else if (view.length > 0) sink.field('rest', null, { at: 0, length: view.length }, { unclaimed: true });
    sink.count(one === null ? 'unknown' : 'readable', end - at);
  };
  return {
    step(direction, bytes, at, end, origin) {
      const size = sizeOf(bytes, at, end);
      if (size < 0) return 'lost';
      if (size === 0) return 0;
      if (size > end - at) return -size;
      tell(direction, bytes, at, at + size, origin);
      return size;
    },
    cutShort(direction, bytes, at, end, origin, problem: Problem) {
      sink.begin(bytes, origin, direction);
      sink.problem(problem, { at, length: end - at });
      tell(direction, bytes, at, end, origin);
    },
    onGap: () => false,
    resumes: (_direction, segment) => sizeOf(segment, 0, segment.length) > before,
  };
}

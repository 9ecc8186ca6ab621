import { isDigit } from '../../bytes/text.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import { indexOfOctet } from '../ascii.ts';
import { originFrom } from '../kept-origin.ts';
import type { PerDatagram, Told } from '../per-datagram.ts';
import type { RecordReader } from '../per-record.ts';

/** RFC 5425 section 4.3.1 asks for 8,192 octets at least; the usual programs' own bound. */
export const LONGEST_LOG = 64 * 1024;
const LF = 0x0a;
const SPACE = 0x20;
const LESS = 0x3c;
const MOST_DIGITS = 5;

/** RFC 6587 section 3.4: `83 <34>1 …` says its length, `<34>Oct …` ends with its line. A stream has one of the two. */
export function readLog<M>(line: Pick<PerDatagram<M>, 'parse' | 'emit'>, flow: Flow, sink: FieldSink): RecordReader {
  const scanned: Record<Direction, number> = { out: 0, in: 0 };
  const tell = (direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Told['origin']): void => {
    const view = bytes.subarray(at, end);
    const place = originFrom(origin, at);
    sink.begin(view, place, direction);
    const { message } = line.parse(view, flow);
    if (message !== null) line.emit(message, sink, { flow, direction, bytes: view, origin: place });
    else if (end > at) sink.field('message', null, { at: 0, length: end - at }, { unclaimed: true });
  };
  return {
    step(direction, bytes, at, end, origin) {
      if (bytes[at] === LF) {
        sink.count('readable', 1);
        return 1;
      }
      if (bytes[at] === LESS) {
        const stop = indexOfOctet(bytes, LF, at + scanned[direction], end);
        scanned[direction] = stop < end ? 0 : end - at;
        if (stop === end) return 0;
        tell(direction, bytes, at, stop, origin);
        sink.count('readable', stop + 1 - at);
        return stop + 1 - at;
      }
      const { digits, length } = countAt(bytes, at, end);
      if (digits === 0 || digits > MOST_DIGITS || length > LONGEST_LOG) return 'lost';
      if (at + digits >= end) return 0;
      if (bytes[at + digits] !== SPACE) return 'lost';
      const whole = digits + 1 + length;
      if (end - at < whole) return -whole;
      tell(direction, bytes, at + digits + 1, at + whole, origin);
      sink.count('readable', whole);
      return whole;
    },
    cutShort(direction, bytes, at, end, origin, problem) {
      scanned[direction] = 0;
      const { digits } = countAt(bytes, at, end);
      sink.begin(bytes, origin, direction);
      sink.problem(problem, { at, length: end - at });
      tell(direction, bytes, digits === 0 ? at : Math.min(end, at + digits + 1), end, origin);
      sink.count('readable', end - at);
    },
    onGap: () => false,
    resumes: (_direction, segment) => segment[0] === LESS && isDigit(segment[1] ?? 0),
  };
}

function countAt(bytes: Uint8Array, at: number, end: number): { digits: number; length: number } {
  let [digits, length] = [0, 0];
  while (digits <= MOST_DIGITS && at + digits < end && isDigit(bytes[at + digits] ?? 0)) {
    length = length * 10 + (bytes[at + digits] ?? 0) - 0x30;
    digits++;
  }
  return { digits, length };
}

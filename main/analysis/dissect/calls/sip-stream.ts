import type { FieldSink } from '../../model/field.ts';
import type { Direction } from '../../model/flow.ts';
import type { Problem } from '../../model/message.ts';
import type { Origin } from '../../model/where.ts';
import type { PerRecord, RecordReader, Step } from '../per-record.ts';
import { skipEmptyLines } from '../web/http1-recognise.ts';
import { contentLength, emitSipBody, emitSipHead } from './sip-emit.ts';
import { endOfSipHead, parseSipHead, scoreSip } from './sip-head.ts';

/** A head and a body. RFC 3261 section 18.1.1 sends more than 1300 octets over TCP; servers refuse far fewer than this. */
const MAX_MESSAGE = 128 * 1024;
/** So much of a first line must look like one. */
const FEW = 16;

/** SIP on a stream: each message ends where its Content-Length says, RFC 3261 section 18.3. */
export const sipOverTcp: Pick<PerRecord, 'read' | 'mostWaiting'> = {
  mostWaiting: MAX_MESSAGE,
  read: (_flow, sink) => new SipReader(sink),
};

class SipReader implements RecordReader {
  readonly #sink: FieldSink;
  /** Octets of a waiting head that hold no end of it. */
  readonly #scanned: Record<Direction, number> = { out: 0, in: 0 };

  constructor(sink: FieldSink) {
    this.#sink = sink;
  }

  step(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): Step {
    // RFC 5626 section 3.5.1: empty lines keep the way open.
    const empty = skipEmptyLines(bytes.subarray(at, end));
    if (empty > 0) {
      this.#sink.count('readable', empty);
      return empty;
    }
    if (scoreSip(bytes, at, end) === 0) return end - at < FEW ? 0 : 'lost';
    const scanned = this.#scanned[direction];
    const stop = endOfSipHead(bytes, at + Math.max(0, scanned - 3), end);
    this.#scanned[direction] = stop === 0 ? end - at : 0;
    if (stop === 0) return 0;
    const head = parseSipHead(bytes, at, stop);
    if (!head) return 'lost';
    const size = stop - at + (contentLength(head, bytes) ?? 0);
    if (end - at < size) {
      this.#scanned[direction] = stop - at;
      return -size;
    }
    this.#tell(direction, bytes, at, at + size, origin);
    return size;
  }

  cutShort(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin, problem: Problem): void {
    this.#scanned[direction] = 0;
    this.#sink.begin(bytes, origin, direction);
    this.#sink.problem(problem, { at, length: end - at });
    if (parseSipHead(bytes, at, end)) this.#tell(direction, bytes, at, end, origin);
    else this.#sink.count('unknown', end - at);
  }

  onGap(): boolean {
    return false;
  }

  resumes(_direction: Direction, segment: Uint8Array): boolean {
    return scoreSip(segment) > 0.5;
  }

  #tell(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): void {
    const sink = this.#sink;
    const stop = endOfSipHead(bytes, at, end) || end;
    const head = parseSipHead(bytes, at, stop);
    sink.begin(bytes, origin, direction);
    sink.count('readable', end - at);
    if (!head) return;
    emitSipHead(head, sink, bytes);
    emitSipBody(head, sink, bytes, { at: stop, length: end - stop });
  }
}

import { Cursor } from '../../bytes/cursor.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Direction } from '../../model/flow.ts';
import type { Problem } from '../../model/message.ts';
import type { Origin } from '../../model/where.ts';
import { spells } from '../ascii.ts';
import { perRecord, type RecordReader, type Step } from '../per-record.ts';
import { emitContentHeader, emitMethod } from './amqp-method.ts';

/** Type, channel, size; behind the payload stands an octet that never changes (section 2.3.5). */
const HEADER = 7;
const FRAME_END = 0xce;
const METHOD = 1;
const CONTENT_HEADER = 2;
const BODY = 3;
const HEARTBEAT = 8;
/** Brokers agree on 128 KiB a frame; a longer one is not waited for. */
const MOST_SIZE = 256 * 1024;
const GREETING = 'AMQP\0\0\x09\x01';

/** AMQP 0-9-1, with which servers and apps hand messages to a broker. */
export const amqp = {
  ...perRecord({
    name: 'amqp',
    mostWaiting: HEADER + MOST_SIZE + 64 * 1024,
    recognise: scoreAmqp,
    read: (_flow, sink) => new AmqpReader(sink),
  }),
  begins: new Set([METHOD, 0x41]),
};

/** The client's greeting, or a whole method of a class that the standard knows. */
function scoreAmqp(first: Uint8Array): number {
  if (spells(first, 0, first.length, GREETING)) return 0.99;
  const size = sizeAt(first, 0, first.length);
  if (first[0] !== METHOD || size < 4 || first[HEADER + size] !== FRAME_END) return 0;
  const family = ((first[HEADER] ?? 0) << 8) | (first[HEADER + 1] ?? 0);
  return family >= 10 && family <= 90 && family % 10 === 0 && first[HEADER + 2] === 0 ? 0.9 : 0;
}

/** The payload's octets; -1: the header is not there, or they are too many. */
function sizeAt(bytes: Uint8Array, at: number, end: number): number {
  const c = new Cursor(bytes, at, end);
  c.skip(3);
  const size = c.u32();
  return c.ok && size <= MOST_SIZE ? size : -1;
}

class AmqpReader implements RecordReader {
  readonly #sink: FieldSink;

  constructor(sink: FieldSink) {
    this.#sink = sink;
  }

  step(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): Step {
    const first = bytes[at] ?? 0;
    if (first === 0x41) {
      if (end - at < GREETING.length) return -GREETING.length;
      if (!spells(bytes, at, end, 'AMQP')) return 'lost';
      this.#sink.count('readable', GREETING.length);
      return GREETING.length;
    }
    if (first !== HEARTBEAT && (first < METHOD || first > BODY)) return 'lost';
    if (end - at < HEADER) return -HEADER;
    const size = sizeAt(bytes, at, end);
    if (size < 0) return 'lost';
    const length = HEADER + size + 1;
    if (end - at < length) return -length;
    if (bytes[at + length - 1] !== FRAME_END) return 'lost';
    this.#sink.begin(bytes, origin, direction);
    this.#sink.count('readable', length);
    this.#frame(first, new Cursor(bytes, at + HEADER, at + length - 1));
    return length;
  }

  cutShort(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin, problem: Problem): void {
    this.#sink.begin(bytes, origin, direction);
    this.#sink.problem(problem, { at, length: end - at });
    this.#sink.count('readable', end - at);
    if (bytes[at] !== 0x41) this.#frame(bytes[at] ?? 0, new Cursor(bytes, Math.min(at + HEADER, end), end));
  }

  onGap(): boolean {
    return false;
  }

  /** Any whole frame will do: the segments of a message that is under way begin with a header or a body. */
  resumes(_direction: Direction, segment: Uint8Array): boolean {
    const first = segment[0] ?? 0;
    const size = sizeAt(segment, 0, segment.length);
    return (
      (first === HEARTBEAT || (first >= METHOD && first <= BODY)) && size >= 0 && segment[HEADER + size] === FRAME_END
    );
  }

  #frame(type: number, c: Cursor): void {
    this.#sink.message({ type: 'amqp', frame: type });
    if (type === METHOD) emitMethod(c, this.#sink);
    else if (type === CONTENT_HEADER) emitContentHeader(c, this.#sink);
    else if (type === BODY && c.left > 0)
      this.#sink.field('body', null, { at: c.at, length: c.left }, { unclaimed: true });
  }
}

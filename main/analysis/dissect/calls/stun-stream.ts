import { u16be } from '../../bytes/plain.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import type { Problem } from '../../model/message.ts';
import type { Origin } from '../../model/where.ts';
import type { PerRecord, RecordReader, Step } from '../per-record.ts';
import { emitStun, parseStun, startsStun, STUN_HEADER } from './stun-message.ts';
import { CHANNEL_HEADER, emitChannelData, parseChannelData } from './turn-channel-data.ts';

/** RFC 4571 section 2: a 16-bit length before each packet; ICE uses it over TCP (RFC 6544 section 3). */
export const FRAME_HEADER = 2;

/** STUN on a stream: messages and ChannelData one after the other (RFC 8489 section 6.2.2, RFC 8656 section 12.5), or each
 *  packet in a frame. Which of the two, the first message says. */
export const stunOverTcp: Pick<PerRecord, 'read' | 'mostWaiting'> = {
  mostWaiting: FRAME_HEADER + STUN_HEADER + 0xffff,
  read: (flow, sink) => new StunReader(flow, sink),
};

class StunReader implements RecordReader {
  readonly #flow: Flow;
  readonly #sink: FieldSink;
  /** Null: no message was seen yet. */
  #isFramed: boolean | null = null;

  constructor(flow: Flow, sink: FieldSink) {
    this.#flow = flow;
    this.#sink = sink;
  }

  step(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): Step {
    if (this.#isFramed === null) {
      if (end - at < FRAME_HEADER + STUN_HEADER) return -(FRAME_HEADER + STUN_HEADER);
      this.#isFramed = !startsStun(bytes, at, end);
    }
    const size = this.#isFramed ? frameSize(bytes, at, end) : packetSize(bytes, at, end);
    if (size === 'lost' || size <= 0) return size;
    if (end - at < size) return -size;
    this.#sink.begin(bytes, origin, direction);
    if (this.#isFramed) {
      this.#sink.count('readable', FRAME_HEADER);
      this.#packet(bytes, at + FRAME_HEADER, at + size);
    } else this.#packet(bytes, at, at + size);
    return size;
  }

  cutShort(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin, problem: Problem): void {
    this.#sink.begin(bytes, origin, direction);
    this.#sink.problem(problem, { at, length: end - at });
    const header = this.#isFramed === true || !startsStun(bytes, at, end) ? Math.min(FRAME_HEADER, end - at) : 0;
    this.#sink.count('readable', header);
    this.#packet(bytes, at + header, end);
  }

  onGap(): boolean {
    return false;
  }

  resumes(_direction: Direction, segment: Uint8Array): boolean {
    return startsStun(segment, this.#isFramed === true ? FRAME_HEADER : 0, segment.length);
  }

  #packet(bytes: Uint8Array, at: number, end: number): void {
    const { message } = parseStun(bytes, at, end);
    if (message) {
      emitStun(message, this.#sink, this.#flow, bytes, end - at);
      return;
    }
    const channel = parseChannelData(bytes, at, end).message;
    if (channel) {
      emitChannelData(channel, this.#sink, end - at);
      return;
    }
    this.#sink.count('unknown', end - at);
    this.#sink.field('data', null, { at, length: end - at }, { unclaimed: true });
  }
}

function frameSize(bytes: Uint8Array, at: number, end: number): number {
  return end - at < FRAME_HEADER ? -FRAME_HEADER : FRAME_HEADER + u16be(bytes, at);
}

function packetSize(bytes: Uint8Array, at: number, end: number): Step {
  if (end - at < CHANNEL_HEADER) return -CHANNEL_HEADER;
  const length = u16be(bytes, at + 2);
  const first = bytes[at] ?? 0;
  if (first >= 0x40 && first <= 0x4f) return CHANNEL_HEADER + length + (-length & 3); // padded to 4 octets
  if (end - at < STUN_HEADER) return -STUN_HEADER;
  return startsStun(bytes, at, end) ? STUN_HEADER + length : 'lost';
}

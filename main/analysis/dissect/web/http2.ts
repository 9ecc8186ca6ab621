import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import type { Problem } from '../../model/message.ts';
import type { Origin } from '../../model/where.ts';
import { spells } from '../ascii.ts';
import type { Dissector } from '../dissector.ts';
import { perRecord, type RecordReader, type Step } from '../per-record.ts';
import { HeaderBlocks } from './http2-blocks.ts';
import { FLAG, FRAME_HEADER, frameHeader, looksLikeFrame, PREFACE, scoreHttp2, TYPE } from './http2-frame.ts';
import type { FrameHeader } from './http2-frame.ts';
import { Http2Streams } from './http2-streams.ts';

/** A frame other than DATA, which flows through; more than any side is known to allow (RFC 9113 section 6.5.2). */
const MOST_FRAME = 64 * 1024;
/** GOAWAY's last stream and error, section 6.8. */
const GOAWAY = 8;

/** HTTP/2 in the clear (RFC 9113): with prior knowledge, after `Upgrade: h2c`, or as a session over octets that another
 *  session opened. Ids of fields are HTTP/1's. */
export const http2: Dissector = {
  ...perRecord({
    name: 'http2',
    mostWaiting: FRAME_HEADER + MOST_FRAME,
    recognise: scoreHttp2,
    read: (flow, sink) => new Http2Reader(flow, sink),
  }),
  begins: new Set([0x00, 0x50]), // the top of a frame's length, and the P of the preface
};

interface Half {
  readonly blocks: HeaderBlocks;
  /** The DATA frame that is open: octets of data, then of padding. */
  data: { readonly stream: number; readonly endsStream: boolean; left: number; padding: number } | null;
  /** Octets to come of a frame that is passed over. */
  skip: number;
}

class Http2Reader implements RecordReader {
  readonly #sink: FieldSink;
  readonly #streams: Http2Streams;
  readonly #halves: Readonly<Record<Direction, Half>>;

  constructor(flow: Flow, sink: FieldSink) {
    this.#sink = sink;
    this.#streams = new Http2Streams(sink);
    const half = (direction: Direction): Half => ({
      blocks: new HeaderBlocks(flow, sink, this.#streams, direction),
      data: null,
      skip: 0,
    });
    this.#halves = { out: half('out'), in: half('in') };
  }

  step(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): Step {
    const half = this.#halves[direction];
    if (half.data) return this.#data(half, direction, bytes, at, end, origin);
    if (half.skip > 0) return this.#skip(half, Math.min(half.skip, end - at));
    const preface = Math.min(PREFACE.length, end - at);
    if (spells(bytes, at, end, PREFACE.slice(0, preface))) {
      if (preface < PREFACE.length) return -PREFACE.length;
      this.#sink.count('readable', preface);
      return preface;
    }
    if (end - at < FRAME_HEADER) return -FRAME_HEADER;
    const frame = frameHeader(bytes, at);
    if (!isPossible(frame)) {
      half.blocks.forget();
      return 'lost';
    }
    if (frame.type === TYPE.data) return this.#beginData(half, direction, frame, bytes, at, end);
    const size = FRAME_HEADER + frame.length;
    if (frame.length > MOST_FRAME) {
      this.#sink.begin(bytes, origin, direction);
      this.#sink.problem('too-long', { at, length: end - at });
      half.blocks.forget();
      half.skip = size;
      return this.#skip(half, end - at);
    }
    if (end - at < size) return -size;
    const unknown = this.#frame(half, direction, frame, bytes, at + FRAME_HEADER, at + size, origin);
    this.#sink.count('unknown', unknown);
    this.#sink.count('readable', size - unknown);
    return size;
  }

  cutShort(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin, problem: Problem): void {
    const half = this.#halves[direction];
    this.#sink.begin(bytes, origin, direction);
    this.#sink.problem(problem, { at, length: end - at });
    const body = at + FRAME_HEADER;
    const isFrame = body <= end && bytes[at] !== PREFACE.charCodeAt(0);
    const unknown = isFrame ? this.#frame(half, direction, frameHeader(bytes, at), bytes, body, end, origin) : end - at;
    this.#sink.count('unknown', unknown);
    this.#sink.count('readable', end - at - unknown);
    half.blocks.forget();
  }

  onGap(direction: Direction, length: number): boolean {
    const half = this.#halves[direction];
    const { data } = half;
    if (data && data.left + data.padding >= length) {
      const fromData = Math.min(data.left, length);
      if (fromData > 0) this.#streams.gap(data.stream, direction);
      data.left -= fromData;
      data.padding -= length - fromData;
      this.#endOfData(half, direction);
      return true;
    }
    if (half.skip >= length) {
      half.skip -= length;
      return true;
    }
    half.blocks.end();
    half.data = null;
    half.skip = 0;
    half.blocks.forget();
    this.#streams.gapAnywhere(direction);
    return false;
  }

  /** In a stream that is known to be HTTP/2 a frame is told by less than at its beginning; a second one must agree. */
  resumes(_direction: Direction, segment: Uint8Array): boolean {
    if (scoreHttp2(segment) > 0) return true;
    if (!looksLikeFrame(segment, 0)) return false;
    const next = FRAME_HEADER + frameHeader(segment, 0).length;
    return next + FRAME_HEADER > segment.length || looksLikeFrame(segment, next);
  }

  onEnd(): void {
    for (const { blocks } of [this.#halves.out, this.#halves.in]) blocks.end();
    this.#streams.endAll();
  }

  /** Reads what is there of a frame's payload. @returns octets that cannot be told */
  #frame(
    half: Half,
    direction: Direction,
    frame: FrameHeader,
    bytes: Uint8Array,
    at: number,
    end: number,
    origin: Origin,
  ): number {
    const { type, stream } = frame;
    if (type === TYPE.headers || type === TYPE.push || type === TYPE.continuation)
      return half.blocks.frame(frame, bytes, at, end, origin);
    half.blocks.end();
    this.#sink.begin(bytes, origin, direction);
    if (type === TYPE.reset) this.#streams.reset(stream);
    else if (type === TYPE.goAway && end - at > GOAWAY)
      this.#sink.field('goaway.debug', null, { at: at + GOAWAY, length: end - at - GOAWAY }, { unclaimed: true });
    else if (type === TYPE.ping) this.#sink.field('ping', null, { at, length: end - at }, { unclaimed: true });
    else if (type > TYPE.continuation) this.#sink.field('frame', null, { at, length: end - at }, { unclaimed: true });
    return 0;
  }

  #beginData(half: Half, direction: Direction, frame: FrameHeader, bytes: Uint8Array, at: number, end: number): Step {
    const isPadded = (frame.flags & FLAG.padded) !== 0;
    const size = FRAME_HEADER + (isPadded ? 1 : 0);
    if (end - at < size) return -size;
    const padding = isPadded ? (bytes[at + FRAME_HEADER] ?? 0) : 0;
    const left = frame.length - (isPadded ? 1 : 0) - padding;
    if (left < 0) {
      half.blocks.forget();
      return 'lost'; // section 6.1: the whole connection ends here
    }
    const endsStream = (frame.flags & FLAG.endStream) !== 0;
    half.data = { stream: frame.stream, endsStream, left, padding };
    this.#sink.count('readable', size);
    if (frame.length - (isPadded ? 1 : 0) === 0) this.#endOfData(half, direction);
    return size;
  }

  #data(half: Half, direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): number {
    const { data } = half;
    if (!data) return 0;
    const size = Math.min(data.left, end - at);
    const isAll = data.endsStream && size === data.left;
    this.#streams.data(data.stream, direction, bytes, at, at + size, origin, isAll);
    const padding = Math.min(data.padding, end - at - size);
    this.#sink.count('readable', padding);
    data.left -= size;
    data.padding -= padding;
    this.#endOfData(half, direction);
    return size + padding;
  }

  #endOfData(half: Half, direction: Direction): void {
    const { data } = half;
    if (!data || data.left + data.padding > 0) return;
    half.data = null;
    if (data.endsStream) this.#streams.end(data.stream, direction, null);
  }

  #skip(half: Half, octets: number): number {
    half.skip -= octets;
    this.#sink.count('unknown', octets);
    return octets;
  }
}

/** Section 4.1: a sender must leave the highest bit of the stream's number alone; `frameHeader` takes it off, as a
 *  receiver must. Types that say on which stream they stand are held to it. */
function isPossible({ length, type, stream }: FrameHeader): boolean {
  if (type === TYPE.settings || type === TYPE.ping || type === TYPE.goAway) return stream === 0;
  if (type === TYPE.window) return length === 4;
  return type > TYPE.continuation ? length <= MOST_FRAME : stream > 0;
}

import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import type { Origin } from '../../model/where.ts';
import { StreamBuffer } from '../stream-buffer.ts';
import { Hpack } from './hpack.ts';
import { FLAG, TYPE, type FrameHeader } from './http2-frame.ts';
import { emitHeaders, HPACK, textOf, type Http2Header } from './http2-headers.ts';
import type { Http2Streams } from './http2-streams.ts';

/** A header block over several frames. As in HTTP/1. */
const MOST_BLOCK = 64 * 1024;
/** Headers told of one block, and the octets of their values: a number of one octet stands for an entry of thousands. */
const MOST_HEADERS = 512;
const MOST_VALUES = 256 * 1024;

/** The header blocks of one direction, RFC 9113 section 4.3: a HEADERS or PUSH_PROMISE frame and the CONTINUATION frames
 *  behind it. They must be read whole and in order, since each may change the table for those after it. */
export class HeaderBlocks {
  readonly #flow: Flow;
  readonly #sink: FieldSink;
  readonly #streams: Http2Streams;
  readonly #direction: Direction;
  readonly #hpack = new Hpack();
  /** The block that goes on in the next frame, whose octets wait in `#waiting`. */
  #open: { readonly stream: number; readonly endsStream: boolean; readonly isPush: boolean } | null = null;
  readonly #waiting = new StreamBuffer();

  constructor(flow: Flow, sink: FieldSink, streams: Http2Streams, direction: Direction) {
    this.#flow = flow;
    this.#sink = sink;
    this.#streams = streams;
    this.#direction = direction;
  }

  /** A block was or may have been lost. */
  forget(): void {
    this.#hpack.forget();
  }

  /** Reads what is there, in `bytes[at..end)`, of a frame's payload. @returns octets that cannot be told */
  frame(frame: FrameHeader, bytes: Uint8Array, at: number, end: number, origin: Origin): number {
    const { type, flags, stream, length } = frame;
    if (type === TYPE.continuation) return this.#part(flags, bytes, at, end, origin);
    this.end();
    const isPadded = (flags & FLAG.padded) !== 0;
    const isPush = type === TYPE.push;
    const before = (isPadded ? 1 : 0) + (isPush ? 4 : (flags & FLAG.priority) !== 0 ? 5 : 0);
    const padding = isPadded ? (bytes[at] ?? 0) : 0;
    const stop = Math.max(at, Math.min(end, at + length - padding)); // more padding than payload is an error
    this.#open = { stream, endsStream: (flags & FLAG.endStream) !== 0 && !isPush, isPush };
    return this.#part(flags, bytes, Math.min(at + before, stop), stop, origin);
  }

  /** No frame goes on with the block that waits: reads what there is of it. */
  end(): void {
    if (this.#waiting.length > 0) {
      this.#readWaiting();
      this.#sink.problem('cut-short', { at: 0, length: this.#waiting.length });
      this.#hpack.forget();
      this.#waiting.drop(this.#waiting.length);
    }
    this.#open = null;
  }

  #part(flags: number, bytes: Uint8Array, at: number, end: number, origin: Origin): number {
    const isLast = (flags & FLAG.endHeaders) !== 0;
    const waiting = this.#waiting;
    if (!this.#open || waiting.length + end - at > MOST_BLOCK) {
      this.#sink.begin(bytes, origin, this.#direction);
      this.#sink.problem(this.#open ? 'too-long' : 'cut-short', { at, length: end - at });
      waiting.drop(waiting.length);
      this.#open = null;
      this.#hpack.forget();
      return end - at;
    }
    if (isLast && waiting.length === 0) return this.#read(bytes, at, end, origin);
    waiting.append(bytes, at, end, origin);
    if (!isLast) return 0;
    const unseen = this.#readWaiting();
    waiting.drop(waiting.length);
    return Math.min(unseen, end - at); // those of the frames before were counted with them
  }

  #readWaiting(): number {
    const { bytes, length, origin } = this.#waiting;
    return this.#read(bytes, 0, length, origin);
  }

  /** @returns octets that refer to what was not seen */
  #read(bytes: Uint8Array, at: number, end: number, origin: Origin): number {
    const headers: Http2Header[] = [];
    let told = 0;
    let octets = 0;
    let unseen = 0;
    this.#sink.begin(bytes, origin, this.#direction);
    const isRight = this.#hpack.read(bytes, at, end, ({ name, value, ...rest }) => {
      if (value === null) unseen += rest.length;
      else if (told >= MOST_HEADERS || octets + value.length > MOST_VALUES) return;
      else if (name === null) this.#nameless(rest, value);
      else headers.push({ name, value, ...rest });
      told++;
      octets += value?.length ?? 0;
    });
    emitHeaders(headers, this.#sink, bytes, this.#flow);
    if (!isRight) this.#hpack.forget();
    if (!isRight || unseen > 0) this.#sink.problem(unseen > 0 ? 'cut-short' : 'bad-length', { at, length: end - at });
    this.#follow(headers);
    return unseen;
  }

  /** What these headers say of their stream's body. */
  #follow(headers: readonly Http2Header[]): void {
    const block = this.#open;
    this.#open = null;
    if (!block || block.isPush) return;
    const [type, encoding] = [textOf(headers, 'content-type'), textOf(headers, 'content-encoding')];
    this.#streams.headers(block.stream, this.#direction, type, encoding);
    if (block.endsStream) this.#streams.end(block.stream, this.#direction, null);
  }

  /** A value whose name stood in a table that was not seen. */
  #nameless({ at, length, how }: Pick<Http2Header, 'at' | 'length' | 'how'>, value: Uint8Array): void {
    const place = { at, length };
    const decoded = { chain: HPACK, bytes: value, at: 0, length: value.length, locate: () => place };
    this.#sink.field('header', null, place, { unclaimed: true, ...(how === 'huffman' && { decoded }) });
  }
}

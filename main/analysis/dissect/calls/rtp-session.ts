import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import type { RtpStream } from '../../model/message.ts';
import type { Origin } from '../../model/where.ts';
import { i32be } from '../../bytes/plain.ts';
import type { Session } from '../dissector.ts';
import { Nobodys } from './nobodys.ts';
import { RTP_FIXED, rtpExtension, rtpPayloadAt, rtpPayloadType, SSRC_AT } from './rtp-header.ts';
import { judgeOf, staticCodec, type MediaJudge } from './rtp-media.ts';

/** Streams told of per flow; a relay's many sources beyond them are read, but not listed. */
const MOST_STREAMS = 256;
/** Packets of a stream before a call's description is believed: then media does follow where it said. */
const FEWEST_OFFERED = 10;
/** Payload types listed per stream: a codec, its noise, its keys, its repair. */
const MOST_TYPES = 16;

interface Stream {
  /** As a signed number: stays a small integer. */
  readonly ssrc: number;
  readonly payloadTypes: number[];
  packets: number;
  /** Null: nothing to judge, or judged. */
  judge: MediaJudge | null;
  readonly judged: number;
  isReadable: boolean;
  /** Packets at which it is asked next whether a call's description speaks of it; it may come late. */
  askAt: number;
}

/** Reads the packets of a flow that is known to carry RTP. `isSealed`: the flow's own signalling says that payloads are
 *  encrypted; then they are counted and never looked at. Else they are nobody's, until their codec has shown itself. */
export class RtpSession implements Session {
  readonly #flow: Flow;
  readonly #sink: FieldSink;
  readonly #isSealed: boolean;
  readonly #streams = new Map<number, Stream>();
  /** Of the packet before: mostly of this one, too. */
  #last: Stream | null = null;
  readonly #nobodys: Nobodys;

  constructor(flow: Flow, sink: FieldSink, isSealed: boolean) {
    this.#flow = flow;
    this.#sink = sink;
    this.#nobodys = new Nobodys(flow, sink);
    this.#isSealed = isSealed;
  }

  onData(direction: Direction, bytes: Uint8Array, origin: Origin): void {
    const payloadAt = rtpPayloadAt(bytes);
    const sink = this.#sink;
    sink.begin(bytes, origin, direction);
    if (payloadAt === 0) {
      sink.problem(bytes.length < RTP_FIXED ? 'cut-short' : 'bad-length', { at: 0, length: bytes.length });
      this.#nobodys.tell(direction, bytes, 0, origin);
      return;
    }
    sink.count('readable', payloadAt);
    const extension = rtpExtension(bytes, payloadAt);
    if (extension) sink.field('extension', null, extension, { unclaimed: true });
    const stream = this.#streamOf(i32be(bytes, SSRC_AT), rtpPayloadType(bytes));
    if (this.#isSealed) sink.count('opaque', bytes.length - payloadAt);
    else if (stream && (this.#judge(stream, bytes, payloadAt) || stream.isReadable || this.#offered(stream, bytes)))
      sink.count('readable', bytes.length - payloadAt);
    else this.#nobodys.tell(direction, bytes, payloadAt, origin);
  }

  onGap(): void {}

  onEnd(): void {
    for (const { ssrc, payloadTypes, packets } of this.#streams.values())
      this.#sink.message({
        type: 'rtp-stream',
        ssrc: ssrc >>> 0,
        payloadTypes,
        packets,
        protection: this.#protection(),
      });
  }

  #protection(): RtpStream['protection'] {
    return this.#isSealed ? 'srtp' : 'unknown';
  }

  #streamOf(ssrc: number, payloadType: number): Stream | null {
    let stream = this.#last?.ssrc === ssrc ? this.#last : this.#streams.get(ssrc);
    if (!stream) {
      if (this.#streams.size >= MOST_STREAMS) return null;
      const judge = this.#isSealed || staticCodec(payloadType) === null ? null : judgeOf(payloadType);
      stream = {
        ssrc,
        payloadTypes: [],
        packets: 0,
        judge,
        judged: payloadType,
        isReadable: false,
        askAt: FEWEST_OFFERED,
      };
      this.#streams.set(ssrc, stream);
    }
    this.#last = stream;
    stream.packets++;
    const { payloadTypes } = stream;
    if (payloadTypes.length < MOST_TYPES && !payloadTypes.includes(payloadType)) payloadTypes.push(payloadType);
    return stream;
  }

  /** True where this packet showed that the stream can be heard. The field begins at the source's number, which tells
   *  streams apart. */
  #judge(stream: Stream, bytes: Uint8Array, payloadAt: number): boolean {
    if (!stream.judge || rtpPayloadType(bytes) !== stream.judged || payloadAt === bytes.length) return false;
    const codec = staticCodec(stream.judged);
    const sign = stream.judge.add(bytes, payloadAt, bytes.length);
    if (codec === null || sign === null) return false;
    stream.judge = null;
    stream.isReadable = sign === 'fits';
    // Its octets speak against its number: no description is believed.
    if (sign === 'contradicts') stream.askAt = Infinity;
    const span = { at: SSRC_AT, length: bytes.length - SSRC_AT };
    if (sign === 'fits') this.#sink.field(`media.${codec}`, null, span);
    else if (sign === 'open') this.#sink.field(`named-media.${codec}`, null, span);
    return stream.isReadable;
  }

  /** True where a call's description says that such packets go without encryption. */
  #offered(stream: Stream, bytes: Uint8Array): boolean {
    if (stream.packets < stream.askAt || stream.judge) return false;
    const codec = this.#flow.offers?.codecOf(this.#flow, rtpPayloadType(bytes)) ?? null;
    if (codec === null) stream.askAt = 2 * stream.packets;
    else {
      stream.isReadable = true;
      this.#sink.field(`offered-media.${codec}`, null, { at: SSRC_AT, length: bytes.length - SSRC_AT });
    }
    return stream.isReadable;
  }
}

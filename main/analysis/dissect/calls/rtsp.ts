import type { Span } from '../../bytes/cursor.ts';
import { u16be } from '../../bytes/plain.ts';
import { decodeLatin1 } from '../../bytes/text.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import type { Problem } from '../../model/message.ts';
import type { Origin } from '../../model/where.ts';
import type { Dissector, Session } from '../dissector.ts';
import { octetRange } from '../first-octets.ts';
import { originFrom } from '../kept-origin.ts';
import { RecordStream, type PerRecord, type RecordReader, type Step } from '../per-record.ts';
import { speakAs } from '../speak-as.ts';
import { Nobodys } from './nobodys.ts';
import { isCompound } from './rtcp-packets.ts';
import { rtcp } from './rtcp.ts';
import { rtpPayloadAt } from './rtp-header.ts';
import { rtp } from './rtp.ts';
import { emitOffers } from './sdp-media.ts';
import { emitSdp } from './sdp.ts';
import { contentLength, mediaType } from './sip-emit.ts';
import { endOfSipHead, parseSipHead, scoreSip, type Grammar, type SipHead } from './sip-head.ts';

const RTSP: Grammar = { version: 'RTSP/1.0', schemes: ['rtsp:', 'rtsps:', 'rtspu:'], fullNames: {} };
const NAME = 'rtsp';
/** Cameras of many makers take the login in the address: `/user=NAME&password=WORD&channel=1` as its path, or with `_` between
 *  (docs/protocols/rtsp.md). */
const LOGIN =
  /[/?&;](user(?:name)?)=([^&_/?;\s]{1,64})[&_](pass(?:word|wd)?)=([^&/?;\s]{0,64}?)(?=&|_channel|_stream|[/?;\s]|$)/i;
/** Octets of an address that are looked at. */
const LONGEST_ADDRESS = 1024;
/** A head and a body; media comes in frames of at most 65,539 octets. */
const MAX_MESSAGE = 128 * 1024;
/** RFC 2326 section 10.12: `$`, channel, length (16 bits), one RTP or RTCP packet. */
const DOLLAR = 0x24;
const FRAME_HEAD = 4;
/** So much of a first line must look like one. */
const FEW = 24;

const overTcp: Pick<PerRecord, 'read' | 'mostWaiting'> = {
  mostWaiting: MAX_MESSAGE,
  read: (flow, sink) => new RtspReader(flow, sink),
};

/** RTSP, RFC 2326, over TCP: how cameras and live streams are asked for. Addresses and logins; media in between is read as
 *  RTP. */
export const rtsp: Dissector = {
  name: NAME,
  transport: 'tcp',
  begins: octetRange(0x41, 0x5a),
  recognise: (first) => scoreSip(first, 0, first.length, RTSP),
  open: (flow, sink) => new RecordStream(overTcp, flow, sink),
};

class RtspReader implements RecordReader {
  readonly #sink: FieldSink;
  readonly #media: Session;
  readonly #reports: Session;
  readonly #nobodys: Nobodys;

  constructor(flow: Flow, sink: FieldSink) {
    this.#sink = sink;
    this.#media = speakAs(rtp.name, flow, rtp.open(flow, sink));
    this.#reports = speakAs(rtcp.name, flow, rtcp.open(flow, sink));
    this.#nobodys = new Nobodys(flow, sink);
  }

  step(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): Step {
    if (bytes[at] === DOLLAR) return this.#frame(direction, bytes, at, end, origin);
    if (scoreSip(bytes, at, end, RTSP) === 0) return end - at < FEW ? 0 : 'lost';
    const stop = endOfSipHead(bytes, at, end);
    if (stop === 0) return 0;
    const head = parseSipHead(bytes, at, stop, RTSP);
    if (!head) return 'lost';
    const size = stop - at + (contentLength(head, bytes) ?? 0);
    if (end - at < size) return -size;
    this.#tell(head, direction, bytes, { at, stop, end: at + size }, origin);
    return size;
  }

  cutShort(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin, problem: Problem): void {
    this.#sink.begin(bytes, origin, direction);
    this.#sink.problem(problem, { at, length: end - at });
    const head = parseSipHead(bytes, at, end, RTSP);
    if (head) this.#tell(head, direction, bytes, { at, stop: endOfSipHead(bytes, at, end) || end, end }, origin);
    else this.#nobodys.tell(direction, bytes, at, origin, end);
  }

  onGap(): boolean {
    return false;
  }

  resumes(_direction: Direction, segment: Uint8Array): boolean {
    return scoreSip(segment, 0, segment.length, RTSP) > 0.5;
  }

  onEnd(): void {
    this.#media.onEnd();
    this.#reports.onEnd();
  }

  #frame(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): Step {
    if (end - at < FRAME_HEAD) return -FRAME_HEAD;
    const size = FRAME_HEAD + u16be(bytes, at + 2);
    if (end - at < size) return -size;
    this.#sink.count('readable', FRAME_HEAD);
    const packet = bytes.subarray(at + FRAME_HEAD, at + size);
    const inner = originFrom(origin, at + FRAME_HEAD);
    if (isCompound(packet)) this.#reports.onData(direction, packet, inner);
    else if (rtpPayloadAt(packet) > 0) this.#media.onData(direction, packet, inner);
    else this.#nobodys.tell(direction, packet, 0, inner);
    return size;
  }

  #tell(
    head: SipHead,
    direction: Direction,
    bytes: Uint8Array,
    { at, stop, end }: { readonly at: number; readonly stop: number; readonly end: number },
    origin: Origin,
  ): void {
    const sink = this.#sink;
    sink.begin(bytes, origin, direction);
    sink.count('readable', end - at);
    sink.message({ type: 'call-packet', kind: head.method ?? `${head.status ?? 0}` });
    if (head.target.length > 0) {
      sink.field('target', null, head.target);
      emitLogin(sink, bytes, head.target);
    }
    for (const { name, lowerName, value } of head.headers) sink.field(`header.${lowerName}`, name, value);
    if (end <= stop) return;
    if (mediaType(head, bytes) === 'application/sdp') {
      emitSdp(sink, bytes, stop, end);
      emitOffers(sink, bytes, stop, end, contentLength(head, bytes));
    } else sink.field('body', null, { at: stop, length: end - stop });
  }
}

function emitLogin(sink: FieldSink, bytes: Uint8Array, { at, length }: Span): void {
  if (length > LONGEST_ADDRESS) return;
  const found = LOGIN.exec(decodeLatin1(bytes, at, at + length));
  if (!found) return;
  const [whole, userKey = '', user = '', passwordKey = '', password = ''] = found;
  const start = at + found.index;
  sink.field('login.user', userKey, { at: start + userKey.length + 2, length: user.length });
  if (password === '') return;
  sink.field('login.password', passwordKey, { at: start + whole.length - password.length, length: password.length });
}

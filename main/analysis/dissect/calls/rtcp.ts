import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import type { Origin } from '../../model/where.ts';
import { u32be } from '../../bytes/plain.ts';
import type { Dissector, Session } from '../dissector.ts';
import { Nobodys } from './nobodys.ts';
import {
  byeReason,
  isCompound,
  parseCompound,
  RTCP_HEAD,
  sdesItems,
  startsRtcp,
  type RtcpPacket,
} from './rtcp-packets.ts';
import { VERSION_2 } from './rtp-header.ts';
import { carriesRtp } from './rtp-sources.ts';
import { agreedOnKeys } from './rtp.ts';

/** Reports of one source before a flow without RTP is taken for RTCP whose rest is encrypted. */
const ENOUGH_REPORTS = 3;
/** APP's source and name, RFC 3550 section 6.7. */
const APP_HEAD = 8;
/** Sender and receiver reports, feedback, XR: numbers about loss and delay. */
const NUMBERS: ReadonlySet<number> = new Set([200, 201, 202, 203, 205, 206, 207]);

interface Reports {
  ssrc: number;
  count: number;
}
const reported = new WeakMap<Flow, Reports>();

/** RTCP, RFC 3550 section 6. Packets that fill a datagram to its last octet are read. SRTCP (RFC 3711 section 3.4), and
 *  apps' own ways to encrypt it, leave the first 8 octets clear and break that chain: those are known only beside RTP,
 *  after a key agreement, or when they repeat, and their rest is never read as text. */
export const rtcp: Dissector = {
  name: 'rtcp',
  transport: 'udp',
  begins: VERSION_2,
  recognise(first, flow) {
    if (!startsRtcp(first)) return 0;
    if (isCompound(first)) return 0.8;
    return carriesRtp(flow) || agreedOnKeys(flow) || reports(first, flow) ? 0.65 : 0;
  },
  open: (flow, sink) => new RtcpSession(flow, sink),
};

/** The same source again and again, in either of its directions. */
function reports(bytes: Uint8Array, flow: Flow): boolean {
  const ssrc = u32be(bytes, 4);
  const known = reported.get(flow);
  if (!known) reported.set(flow, { ssrc, count: 1 });
  else if (known.count < ENOUGH_REPORTS)
    Object.assign(known, { ssrc, count: known.ssrc === ssrc ? known.count + 1 : 1 });
  return (known?.count ?? 1) >= ENOUGH_REPORTS && known?.ssrc === ssrc;
}

class RtcpSession implements Session {
  readonly #flow: Flow;
  readonly #sink: FieldSink;
  readonly #nobodys: Nobodys;

  constructor(flow: Flow, sink: FieldSink) {
    this.#flow = flow;
    this.#sink = sink;
    this.#nobodys = new Nobodys(flow, sink);
  }

  onData(direction: Direction, bytes: Uint8Array, origin: Origin): void {
    this.#sink.begin(bytes, origin, direction);
    if (!isCompound(bytes)) this.#sealed(direction, bytes, origin);
    else {
      this.#sink.count('readable', bytes.length);
      emitRtcp(parseCompound(bytes), this.#sink, bytes);
    }
  }

  onGap(): void {}

  onEnd(): void {}

  #sealed(direction: Direction, bytes: Uint8Array, origin: Origin): void {
    const head = startsRtcp(bytes) ? RTCP_HEAD : 0;
    if (head === 0) this.#sink.problem('cut-short', { at: 0, length: bytes.length });
    else this.#sink.message({ type: 'rtcp', packetTypes: [bytes[1] ?? 0], sealed: true });
    this.#sink.count('readable', head);
    if (head > 0 && agreedOnKeys(this.#flow)) {
      this.#sink.count('opaque', bytes.length - head);
      return;
    }
    this.#nobodys.tell(direction, bytes, head, origin);
  }
}

/** Gives a compound and what it says in words to the sink. */
export function emitRtcp(packets: readonly RtcpPacket[], sink: FieldSink, bytes: Uint8Array): void {
  sink.message({ type: 'rtcp', packetTypes: packets.map(({ packetType }) => packetType), sealed: false });
  for (const packet of packets) {
    const { packetType, body } = packet;
    if (packetType === 202)
      for (const { name, text } of sdesItems(bytes, packet))
        if (text.length > 0) sink.field(`sdes.${name.toLowerCase()}`, name, text);
    const reason = packetType === 203 ? byeReason(bytes, packet) : null;
    if (reason) sink.field('bye.reason', null, reason);
    if (packetType === 204)
      sink.field('app', null, { at: body.at + APP_HEAD, length: body.length - APP_HEAD }, { unclaimed: true });
    else if (!NUMBERS.has(packetType)) sink.field('other', null, body, { unclaimed: true });
  }
}

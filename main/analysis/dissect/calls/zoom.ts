import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import type { Origin } from '../../model/where.ts';
import type { Dissector, Session } from '../dissector.ts';
import { octetRange } from '../first-octets.ts';
import { Nobodys } from './nobodys.ts';
import { isCompound, parseCompound } from './rtcp-packets.ts';
import { emitRtcp } from './rtcp.ts';
import { rtpPayloadAt } from './rtp-header.ts';
import { opensZoom, parseZoom } from './zoom-packet.ts';

const NAME = 'zoom';
/** Ports of Zoom's media servers, by its own list for firewalls. */
const FIRST_PORT = 8801;
const LAST_PORT = 8810;

/** Zoom's media servers. Their frame has no mark of its own, so the opening packets must come over Zoom's ports, and the
 *  rest of the flow follows; a flow caught in its middle is known by an RTP packet at the right place. */
export const zoom: Dissector = {
  name: NAME,
  transport: 'udp',
  begins: octetRange(1, 7),
  recognise(first, flow) {
    if (flow.protocol === NAME) return parseZoom(first) ? 0.85 : 0;
    if (!isZoomPort(flow)) return 0;
    return opensZoom(first) || parseZoom(first)?.inner === 'rtp' ? 0.85 : 0;
  },
  open: (flow, sink) => new ZoomSession(flow, sink),
};

function isZoomPort({ client, server }: Flow): boolean {
  return inRange(server.port) || inRange(client.port);
}

function inRange(port: number): boolean {
  return port >= FIRST_PORT && port <= LAST_PORT;
}

class ZoomSession implements Session {
  readonly #sink: FieldSink;
  readonly #nobodys: Nobodys;

  constructor(flow: Flow, sink: FieldSink) {
    this.#sink = sink;
    this.#nobodys = new Nobodys(flow, sink);
  }

  onData(direction: Direction, bytes: Uint8Array, origin: Origin): void {
    const sink = this.#sink;
    const packet = parseZoom(bytes);
    sink.begin(bytes, origin, direction);
    if (!packet) {
      sink.problem('not-this-protocol', { at: 0, length: bytes.length });
      this.#nobodys.tell(direction, bytes, 0, origin);
      return;
    }
    const { inner, innerAt, media, type } = packet;
    sink.message({ type: 'call-packet', kind: media === null ? `${type}` : `${type}.${media}` });
    sink.count('readable', innerAt);
    if (inner === 'rtp') this.#media(direction, bytes, innerAt, origin);
    else if (inner === 'rtcp') this.#reports(direction, bytes, innerAt, origin);
    else this.#nobodys.tell(direction, bytes, innerAt, origin);
  }

  onGap(): void {}

  onEnd(): void {}

  /** What the sound and pictures are encrypted with changed over the years (docs/protocols/zoom.md); that they are did not. */
  #media(direction: Direction, bytes: Uint8Array, at: number, origin: Origin): void {
    const payloadAt = rtpPayloadAt(bytes, at);
    if (payloadAt === 0) {
      this.#nobodys.tell(direction, bytes, at, origin);
      return;
    }
    this.#sink.count('readable', payloadAt - at);
    this.#sink.count('opaque', bytes.length - payloadAt);
  }

  #reports(direction: Direction, bytes: Uint8Array, at: number, origin: Origin): void {
    const compound = bytes.subarray(at);
    if (!isCompound(compound)) {
      this.#nobodys.tell(direction, bytes, at, origin);
      return;
    }
    this.#sink.count('readable', compound.length);
    emitRtcp(parseCompound(bytes, at), this.#sink, bytes);
  }
}

import { ACK, type Endpoint, FIN, PSH, SYN, tcpFrame } from './frames.ts';
import { addFrame, clientEndpoint, type Frame, type Network, nextId, type Spot, wait } from './network.ts';
import { type Mark, type Part, piece } from './piece.ts';

/** One TCP connection with its handshake, segments, acknowledgements, now and then a segment sent twice, and an end. */
export interface TcpFlow {
  readonly client: Endpoint;
  readonly server: Endpoint;
  protocol: string;
  readonly out: (payload: Part) => void;
  readonly in: (payload: Part) => void;
  /** RFC 9293 section 3.8.4: one octet before the next, acknowledged. */
  readonly keepAlive: () => void;
  readonly close: () => void;
}

/** Octets of what was sent, from `at` on, in a frame. */
interface Segment {
  readonly at: number;
  readonly frame: Frame;
  readonly payloadAt: number;
  readonly length: number;
}

interface Side {
  readonly endpoint: Endpoint;
  sequence: number;
}

const MSS_V4 = 1460;
const MSS_V6 = 1440;
const SENT_TWICE = 0.03;
const CUT_SHORT = 0.08;
const LONG = 120;
const NONE = new Uint8Array(0);

export function openTcp(network: Network, ip: string, port: number, protocol: string): TcpFlow {
  const six = ip.includes(':');
  const mss = network.mss ?? (six ? MSS_V6 : MSS_V4);
  const client: Side = { endpoint: clientEndpoint(network, six), sequence: network.random.u32() };
  const server: Side = { endpoint: { mac: network.router.mac, ip, port }, sequence: network.random.u32() };
  const emit = (from: Side, to: Side, flags: number, bytes: Uint8Array): Frame => {
    const acknowledged = flags === SYN ? 0 : to.sequence;
    const options = flags & SYN ? synOptions(mss) : NONE;
    const header = { sequence: from.sequence, acknowledged, flags, options };
    const built = tcpFrame(from.endpoint, to.endpoint, header, bytes, nextId(network));
    return addFrame(network, built, [], flow.protocol);
  };
  const advance = (side: Side, by: number): void => {
    side.sequence = (side.sequence + by) >>> 0;
  };

  const send = (from: Side, to: Side, payload: Part): void => {
    const { bytes, marks } = piece(payload);
    const sent: Segment[] = [];
    const again: Segment[] = [];
    for (let at = 0; at < bytes.length;) {
      const segment = bytes.subarray(at, at + (at === 0 ? firstLength(network, bytes.length, mss) : mss));
      const flags = at + segment.length >= bytes.length ? PSH | ACK : ACK;
      const payloadAt = (frame: Frame): number => frame.bytes.length - segment.length;
      const frame = emit(from, to, flags, segment);
      sent.push({ at, frame, payloadAt: payloadAt(frame), length: segment.length });
      if (network.random.chance(SENT_TWICE)) {
        wait(network, 0.2);
        again.push({ at, frame: emit(from, to, flags, segment), payloadAt: payloadAt(frame), length: segment.length });
      }
      advance(from, segment.length);
      at += segment.length;
      wait(network, 0.0006);
    }
    note(network, flow.protocol, marks, sent);
    for (const segment of again)
      note(
        network,
        flow.protocol,
        marks.filter((mark) => isWithin(mark, segment)),
        [segment],
      );
    wait(network, 0.012);
    emit(to, from, ACK, NONE);
    wait(network, 0.003);
  };

  const flow: TcpFlow = {
    client: client.endpoint,
    server: server.endpoint,
    protocol,
    out: (payload) => send(client, server, payload),
    in: (payload) => {
      wait(network, 0.025);
      send(server, client, payload);
    },
    keepAlive: () => {
      wait(network, 15);
      client.sequence = (client.sequence - 1) >>> 0;
      emit(client, server, ACK, NONE);
      advance(client, 1);
      wait(network, 0.03);
      emit(server, client, ACK, NONE);
    },
    close: () => {
      wait(network, 0.05);
      emit(client, server, FIN | ACK, NONE);
      advance(client, 1);
      wait(network, 0.03);
      emit(server, client, FIN | ACK, NONE);
      advance(server, 1);
      wait(network, 0.002);
      emit(client, server, ACK, NONE);
    },
  };
  emit(client, server, SYN, NONE);
  advance(client, 1);
  wait(network, 0.03);
  emit(server, client, SYN | ACK, NONE);
  advance(server, 1);
  wait(network, 0.001);
  emit(client, server, ACK, NONE);
  wait(network, 0.001);
  return flow;
}

/** Now and then a program hands over what it has so far, and the cut falls anywhere. */
function firstLength(network: Network, whole: number, mss: number): number {
  if (whole < LONG || !network.random.chance(CUT_SHORT)) return mss;
  return Math.min(mss, network.random.range(40, whole - 20));
}

function isWithin(mark: Mark, { at, length }: Segment): boolean {
  return mark.at >= at && mark.at + mark.length <= at + length;
}

/** Notes where the marks' octets stand in these segments. */
function note(network: Network, protocol: string, marks: readonly Mark[], segments: readonly Segment[]): void {
  for (const mark of marks) {
    const spots = segments.flatMap(({ at, frame, payloadAt, length }): Spot[] => {
      const start = Math.max(mark.at, at);
      const end = Math.min(mark.at + mark.length, at + length);
      return end > start ? [{ frame, offset: payloadAt + start - at, length: end - start }] : [];
    });
    if (spots.length > 0) network.occurrences.push({ mark, protocol, spots });
  }
}

/** Maximum segment size, selective acknowledgement permitted, window scale 7 (RFC 9293, 2018, 7323). */
function synOptions(mss: number): Uint8Array {
  return Uint8Array.of(2, 4, mss >> 8, mss & 255, 4, 2, 1, 3, 3, 7, 1, 1);
}

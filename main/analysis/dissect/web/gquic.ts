import type { Span } from '../../bytes/cursor.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import type { Origin } from '../../model/where.ts';
import type { Dissector, Session } from '../dissector.ts';
import { octetRange } from '../first-octets.ts';
import { readChlo, tellChlo } from './gquic-chlo.ts';
import { gquicVersion, gquicVersionAt, readGquicPacket } from './gquic-packet.ts';

/** Below it no packet of a flow has room for a packet number, a hash and a frame. */
const SHORTEST = 16;
/** Packets whose frames are looked at: a handshake of two rounds has fewer. */
const MOST_LOOKED_AT = 64;

/** Google's QUIC from Q024 to Q049: the client's hello stands in the clear, with the server's name and the program's. */
export const gquic: Dissector = {
  name: 'gquic',
  transport: 'udp',
  begins: new Set([...octetRange(0, 0x7f), ...octetRange(0xc0, 0xff)]),
  recognise: scoreGquic,
  open: (flow, sink) => new GquicSession(flow, sink),
};

/** A version of Google's where the first octet says it stands; other packets only in a flow that has one, or where the
 *  server's refusal stands in its place. */
function scoreGquic(first: Uint8Array, flow: Flow): number {
  const head = first[0] ?? 0;
  if (first.length < SHORTEST) return 0;
  const at = gquicVersionAt(head);
  if (at > 0 && gquicVersion(first, at) > 0) return 0.95;
  if (flow.protocol === 'gquic') return head < 0x80 ? 0.4 : 0;
  return isRefusal(first) ? 0.9 : 0;
}

const REFUSAL = [0x52, 0x45, 0x4a, 0]; // "REJ" and a zero
/** A refusal carries the server's certificate. */
const SHORTEST_REFUSAL = 1000;
/** Public flags that a server's packet has: a nonce, an ID, the packet number's length. */
const SERVER_FLAGS = 0x3c;

/** The server's answer to a first hello; what there is of a flow whose other direction was not captured. */
function isRefusal(bytes: Uint8Array): boolean {
  if (bytes.length < SHORTEST_REFUSAL || ((bytes[0] ?? 0) & ~SERVER_FLAGS) !== 0) return false;
  const at = readGquicPacket(bytes, null)?.handshake?.at ?? -1;
  return at > 0 && REFUSAL.every((octet, i) => bytes[at + i] === octet);
}

class GquicSession implements Session {
  readonly #flow: Flow;
  readonly #sink: FieldSink;
  #version: number | null = null;
  #looked = 0;

  constructor(flow: Flow, sink: FieldSink) {
    this.#flow = flow;
    this.#sink = sink;
  }

  onData(direction: Direction, bytes: Uint8Array, origin: Origin): void {
    const packet = this.#looked++ < MOST_LOOKED_AT ? readGquicPacket(bytes, this.#version) : null;
    this.#version ??= packet?.version ?? null;
    this.#sink.count(packet?.handshake ? 'readable' : 'opaque', bytes.length);
    if (packet?.handshake) this.#handshake(direction, bytes, packet.handshake, origin);
  }

  onGap(): void {}
  onEnd(): void {}

  #handshake(direction: Direction, bytes: Uint8Array, { at, length }: Span, origin: Origin): void {
    const { message: chlo, problem } = readChlo(bytes, at, at + length);
    if (!chlo) return;
    this.#sink.begin(bytes, origin, direction);
    if (problem) this.#sink.problem(problem, { at, length });
    tellChlo(chlo, this.#flow, this.#sink, bytes);
  }
}

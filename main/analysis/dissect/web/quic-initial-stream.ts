import type { Direction } from '../../model/flow.ts';
import type { Problem } from '../../model/message.ts';
import type { Origin } from '../../model/where.ts';
import { originFrom } from '../kept-origin.ts';
import { OrderedOctets } from './ordered-octets.ts';
import { readFrames } from './quic-frames.ts';
import type { OpenedPacket } from './quic-packet.ts';

/** A ClientHello with post-quantum key shares has some 2,000 octets; nothing else comes before a second one. */
const MAX_STREAM = 32 * 1024;
const HEADER = 4; // type and 24-bit length, RFC 8446 section 4

/** A handshake message, or its beginning: `bytes[at..end)`, its header included. */
export interface InitialMessage {
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly end: number;
  /** What an observer saw: octet i of `bytes` stood sealed at `behind + i` of these. */
  readonly sealed: Uint8Array;
  readonly origin: Origin;
  readonly behind: number;
}

/** What was sent, and what an observer saw in its place: the same pieces, octet by octet. */
interface Octets {
  readonly plain: OrderedOctets;
  readonly sealed: OrderedOctets;
}

/** The handshake's stream of one side of a connection, put together from CRYPTO frames in any order. */
export class InitialStream {
  direction: Direction = 'out';
  /** Made when a message does not come whole in one frame. */
  #octets: Octets | null = null;
  /** The stream's beginning that came whole in one frame, as most hellos do, and is read where it stands. `#octets` begin
   *  behind it. */
  #inPlace: InitialMessage | null = null;
  #begins = 0;
  /** Of `#octets`, those that were told. */
  #told = 0;

  /** Takes a packet's frames. Call `next` until it gives null before these octets are gone. */
  read(
    { plain, payloadAt, numberSize }: OpenedPacket,
    isGoogle: boolean,
    sealed: Uint8Array,
    origin: Origin,
  ): Problem | null {
    let fits = true;
    const isWhole = readFrames(plain, isGoogle, numberSize, (offset, at, length) => {
      if (offset === 0 && this.#begins === 0 && this.#octets === null && isMessage(plain, at, length)) {
        this.#inPlace = { bytes: plain, at, end: at + length, sealed, origin, behind: payloadAt };
        this.#begins = length;
        return;
      }
      this.#octets ??= newOctets(this.#begins);
      const wireAt = payloadAt + at;
      this.#octets.sealed.add(offset, sealed, wireAt, wireAt + length, origin);
      fits = this.#octets.plain.add(offset, plain, at, at + length, originFrom(origin, payloadAt)) && fits;
    });
    return fits ? (isWhole ? null : 'bad-length') : 'too-long';
  }

  /** The next whole message; null: it is not there yet. */
  next(): InitialMessage | null {
    const whole = this.#inPlace;
    this.#inPlace = null;
    if (whole) return whole;
    const rest = this.rest();
    if (!rest || rest.end - rest.at < HEADER) return null;
    const end = rest.at + HEADER + bodyLength(rest.bytes, rest.at);
    if (end > rest.end) return null;
    this.#told = end;
    return { ...rest, end };
  }

  /** Everything that is there and was not told. */
  rest(): InitialMessage | null {
    if (this.#octets === null) return null;
    const { bytes, length } = this.#octets.plain.buffer;
    const sealed = this.#octets.sealed.buffer;
    return { bytes, at: this.#told, end: length, sealed: sealed.bytes, origin: sealed.origin, behind: 0 };
  }
}

function newOctets(begins: number): Octets {
  return { plain: new OrderedOctets(MAX_STREAM, begins), sealed: new OrderedOctets(MAX_STREAM, begins) };
}

/** One whole message and nothing else. */
function isMessage(bytes: Uint8Array, at: number, length: number): boolean {
  return length >= HEADER && length <= MAX_STREAM && length === HEADER + bodyLength(bytes, at);
}

function bodyLength(bytes: Uint8Array, at: number): number {
  return ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
}

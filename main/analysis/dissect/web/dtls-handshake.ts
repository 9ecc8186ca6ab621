import { Cursor } from '../../bytes/cursor.ts';
import type { Problem } from '../../model/message.ts';
import type { Origin } from '../../model/where.ts';
import { OrderedOctets } from './ordered-octets.ts';
import { CERTIFICATE, CLIENT_HELLO, SERVER_HELLO } from './tls-handshake.ts';

/** A message's body is `bytes[at..end)`. `problem`: some of it did not come. */
export type OnHandshake = (
  type: number,
  bytes: Uint8Array,
  at: number,
  end: number,
  origin: Origin,
  problem: Problem | null,
) => void;

/** A chain of certificates has some 10,000 octets. */
const MAX_MESSAGE = 64 * 1024;
/** Messages of one flight that wait for fragments: a hello and a certificate, and one of each that never came whole. */
const MOST_WAITING = 4;

interface Waiting {
  readonly type: number;
  readonly sequence: number;
  readonly length: number;
  readonly octets: OrderedOctets;
}

/** What was told last, to know it again when the sender repeats its flight. */
interface Told {
  readonly sequence: number;
  readonly body: Uint8Array;
}

/** Puts one direction's handshake messages together, RFC 6347 section 4.2: each fragment says where it belongs, may come
 *  twice, late or overlapping. Hands on hellos and certificates, each once, and passes over the rest. */
export class DtlsHandshake {
  readonly #onMessage: OnHandshake;
  readonly #told = new Map<number, Told>();
  #waiting: Waiting[] = [];

  constructor(onMessage: OnHandshake) {
    this.#onMessage = onMessage;
  }

  /** Takes a record's fragment `bytes[at..end)`: whole handshake fragments. False: it is none, or cut short. */
  feed(bytes: Uint8Array, at: number, end: number, origin: Origin): boolean {
    const c = new Cursor(bytes, at, end);
    while (c.left > 0) {
      const type = c.u8();
      const length = c.u24();
      const sequence = c.u16();
      const offset = c.u24();
      const size = c.u24();
      if (!c.ok || offset + size > length) return false;
      const there = Math.min(size, c.left);
      const part = c.span(there);
      if (isTold(type) && length <= MAX_MESSAGE) {
        if (offset === 0 && there === length) this.#tell(type, sequence, bytes, part.at, part.at + length, origin);
        else this.#add(type, sequence, length, offset, bytes, part.at, part.at + there, origin);
      }
      if (there < size) return false;
    }
    return true;
  }

  /** Nothing follows: tells the beginnings of what never came whole. */
  end(): void {
    for (const { type, octets } of this.#waiting) {
      const { bytes, length, origin } = octets.buffer;
      if (length > 0) this.#onMessage(type, bytes, 0, length, origin, 'cut-short');
    }
    this.#waiting = [];
  }

  #add(
    type: number,
    sequence: number,
    length: number,
    offset: number,
    bytes: Uint8Array,
    at: number,
    end: number,
    origin: Origin,
  ): void {
    let one = this.#waiting.find((w) => w.type === type && w.sequence === sequence && w.length === length);
    if (!one) {
      if (this.#waiting.length >= MOST_WAITING) this.#waiting.shift();
      one = { type, sequence, length, octets: new OrderedOctets(MAX_MESSAGE) };
      this.#waiting.push(one);
    }
    one.octets.add(offset, bytes, at, end, origin);
    const { buffer } = one.octets;
    if (buffer.length < length) return;
    this.#waiting = this.#waiting.filter((w) => w !== one);
    this.#tell(type, sequence, buffer.bytes, 0, length, buffer.origin);
  }

  #tell(type: number, sequence: number, bytes: Uint8Array, at: number, end: number, origin: Origin): void {
    const before = this.#told.get(type);
    if (before?.sequence === sequence && isSame(before.body, bytes, at, end)) return;
    this.#told.set(type, { sequence, body: Uint8Array.from(bytes.subarray(at, end)) });
    this.#onMessage(type, bytes, at, end, origin, null);
  }
}

function isSame(known: Uint8Array, bytes: Uint8Array, at: number, end: number): boolean {
  return known.length === end - at && known.every((octet, i) => octet === bytes[at + i]);
}

function isTold(type: number): boolean {
  return type === CLIENT_HELLO || type === SERVER_HELLO || type === CERTIFICATE;
}

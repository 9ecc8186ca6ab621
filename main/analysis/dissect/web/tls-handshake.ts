import type { Direction } from '../../model/flow.ts';
import type { Problem } from '../../model/message.ts';
import type { Origin } from '../../model/where.ts';
import { StreamBuffer } from '../stream-buffer.ts';

// RFC 8446 section 4, RFC 5246 section 7.4.
export const CLIENT_HELLO = 1;
export const SERVER_HELLO = 2;
export const CERTIFICATE = 11;
export const SERVER_HELLO_DONE = 14;

const HEADER = 4; // type and 24-bit length
/** A hello with a post-quantum key share has some 2,000 octets, a long chain of certificates 10,000: four times the largest
 *  record is beyond any. */
const MAX_MESSAGE = 64 * 1024;
/** Handshake types that have a number, RFC 8446 section 4 and before: anything else is an encrypted record. */
const HIGHEST_TYPE = 25;
const NEXT_PROTOCOL = 67;

export interface HandshakeEars {
  /** The body of a hello or a Certificate is `bytes[at..end)`. `problem`: it was cut short. */
  onHandshake(
    type: number,
    direction: Direction,
    bytes: Uint8Array,
    at: number,
    end: number,
    origin: Origin,
    problem: Problem | null,
  ): void;
}

const NOTHING_WAITS = { bytes: new Uint8Array(0), length: 0 };

/** Cuts one direction's handshake octets, however records split or join them, into messages; hands on hellos and
 *  certificates and passes over the rest. */
export class HandshakeMessages {
  /** A ServerHelloDone came by: this is a full handshake, no old session going on. Null: it may have been lost. */
  sawHelloDone: boolean | null = false;
  readonly #direction: Direction;
  readonly #ears: HandshakeEars;
  /** Made when octets have to wait for the rest of their message. */
  #waiting: StreamBuffer | null = null;
  #skip = 0;

  constructor(direction: Direction, ears: HandshakeEars) {
    this.#direction = direction;
    this.#ears = ears;
  }

  /** Takes a record's fragment. False: this is no handshake in the clear. */
  feed(bytes: Uint8Array, at: number, end: number, origin: Origin): boolean {
    const waiting = this.#waiting;
    if (waiting === null || waiting.length === 0) {
      const took = this.#read(bytes, at, end, origin);
      if (took < 0) return false;
      if (took < end) (this.#waiting ??= new StreamBuffer()).append(bytes, took, end, origin);
      return true;
    }
    waiting.append(bytes, at, end, origin);
    const took = this.#read(waiting.bytes, 0, waiting.length, waiting.origin);
    waiting.drop(took < 0 ? waiting.length : took);
    return took >= 0;
  }

  /** Octets are missing here. True: they all belong to one message, and reading goes on behind it. */
  lose(octets: number): boolean {
    if (this.sawHelloDone === false) this.sawHelloDone = null;
    const { bytes, length } = this.#waiting ?? NOTHING_WAITS;
    const missing = length >= HEADER ? HEADER + messageLength(bytes, 0) - length : this.#skip;
    this.end();
    if (missing < octets) return false;
    this.#skip = missing - octets;
    return true;
  }

  /** Nothing follows: tells what is there of a message. */
  end(): void {
    if (this.#waiting === null) return;
    const { bytes, length, origin } = this.#waiting;
    const type = bytes[0] ?? 0;
    if (length > HEADER && isTold(type))
      this.#ears.onHandshake(type, this.#direction, bytes, HEADER, length, origin, 'cut-short');
    this.#waiting = null;
  }

  /** Reads whole messages and returns the index behind them; -1: not a handshake. */
  #read(bytes: Uint8Array, start: number, end: number, origin: Origin): number {
    let at = start;
    while (at < end) {
      if (this.#skip > 0) {
        const passed = Math.min(this.#skip, end - at);
        this.#skip -= passed;
        at += passed;
        continue;
      }
      const type = bytes[at] ?? 0;
      if (type > HIGHEST_TYPE && type !== NEXT_PROTOCOL) return -1;
      if (end - at < HEADER) return at;
      const length = messageLength(bytes, at);
      if (type === SERVER_HELLO_DONE) this.sawHelloDone = true;
      if (!isTold(type) || length > MAX_MESSAGE) this.#skip = HEADER + length;
      else if (end - at < HEADER + length) return at;
      else {
        this.#ears.onHandshake(type, this.#direction, bytes, at + HEADER, at + HEADER + length, origin, null);
        at += HEADER + length;
      }
    }
    return at;
  }
}

function messageLength(bytes: Uint8Array, at: number): number {
  return ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
}

function isTold(type: number): boolean {
  return type === CLIENT_HELLO || type === SERVER_HELLO || type === CERTIFICATE;
}

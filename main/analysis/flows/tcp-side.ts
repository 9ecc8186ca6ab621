import { JoinedOrigin } from '../model/origins.ts';
import type { Direction } from '../model/flow.ts';
import type { Origin } from '../model/where.ts';
import { type Piece, Pieces } from '../packets/pieces.ts';
import { ACK, FIN, RST, SYN, type Segment } from '../packets/segment.ts';
import type { HeldBudget, Holder } from './held-budget.ts';

/** Octets and segments one direction holds back for a missing part. 1 MiB is what a fast path has on its way (100 Mbit/s
 *  times 80 ms); what has not come by then was lost by the capture. */
const MAX_HELD_OCTETS = 1024 * 1024;
const MAX_HELD_PIECES = 512;
/** Where the other side acknowledged the missing part, it was sent and the capture lacks it. Some packets' grace, since
 *  captures also mix up the order. */
const MAX_HELD_ACKNOWLEDGED = 32;
/** What holding a piece costs beside its octets, in octets. */
const PIECE_COST = 200;

/** RFC 7323 section 2.3: no window is larger than 2^30, so what lies further off is another connection's. */
const MAX_AHEAD = 2 ** 30;
/** How often in a row that must happen before the rest is taken for a new connection whose SYN was not captured. */
const MAX_STRAYS = 3;

/** An Ethernet frame has 46 octets of payload at least (IEEE 802.3 section 3.2.7): IPv4 and TCP headers without options leave
 *  6, and with time stamps less. */
const MOST_PADDING = 6;

/** Room below the first sequence number, so that places never fall under 0. */
const FIRST_PLACE = 2 ** 32;

/** Where a stream's octets go. */
export interface StreamSink {
  data(direction: Direction, bytes: Uint8Array, origin: Origin): void;
  /** True: nobody looks at this direction any more, and the octets were counted. */
  takesSealed(direction: Direction, octets: number): boolean;
  gap(direction: Direction, length: number): void;
  /** Octets that came too late to be given in order, or that no place fits. */
  lost(octets: number): void;
  /** Octets that came again, and differed from those that came first and count. */
  conflict(octets: number): void;
}

/** One direction of a TCP connection, put in order. Each octet is given once; of two versions of an octet the one that
 *  came first counts. Places are sequence numbers counted on past 2^32, so that they never wrap. */
export class TcpSide implements Holder {
  readonly #sink: StreamSink;
  readonly #direction: Direction;
  readonly #budget: HeldBudget;
  #started = false;
  #next = 0;
  /** Where a mid-stream pick-up began: what lies before was sent but is too late. */
  #earliest = 0;
  #held: Pieces | null = null;
  #hint: number | null = null;
  #synSeq: number | null = null;
  #finAt = -1;
  #peerAck: number | null = null;
  #strays = 0;
  #padding: { readonly bytes: Uint8Array; readonly origin: Origin } | null = null;

  constructor(sink: StreamSink, direction: Direction, budget: HeldBudget) {
    this.#sink = sink;
    this.#direction = direction;
    this.#budget = budget;
  }

  /** The place of the next octet; grows only when octets in order were given or given up. */
  get next(): number {
    return this.#next;
  }
  /** Octets wait for a missing part. */
  get holds(): boolean {
    return this.#held !== null && this.#held.first !== null;
  }
  get sawFin(): boolean {
    return this.#finAt >= 0;
  }
  /** All octets up to the FIN were given. */
  get isDone(): boolean {
    return this.#finAt >= 0 && this.#next >= this.#finAt && !this.holds && this.#padding === null;
  }
  get sawSyn(): boolean {
    return this.#synSeq !== null;
  }

  /** Has any segment told where this side's numbers stand? */
  get hasNumber(): boolean {
    return this.#synSeq !== null || this.#started || this.#hint !== null;
  }

  /** Does a SYN with this number open another connection than the one this side is in? */
  isOther(seq: number): boolean {
    if (this.#synSeq !== null) return seq !== this.#synSeq;
    const first = this.#started ? this.#earliest | 0 : this.#hint;
    return first !== null && ((seq + 1) | 0) !== first;
  }

  /** The other side acknowledged everything before `seq`. */
  acknowledged(seq: number): void {
    this.#peerAck = seq;
  }

  /** Takes a segment of this direction. False: it cannot belong to this connection. */
  receive(segment: Segment): boolean {
    let seq = segment.seq;
    if (segment.flags & SYN) {
      this.#synSeq ??= seq;
      seq = (seq + 1) | 0; // the SYN takes one number
      if (!this.#started) this.#start(seq);
    }
    if (segment.wireLength === 0) {
      if (!this.#started && !(segment.flags & RST)) this.#hint = seq;
      if (segment.flags & FIN) this.#noteFin(seq);
      return true;
    }
    if (!this.#started) this.#pickUp(seq);
    if (this.#padding !== null) this.#settle(seq);
    const ahead = (seq - (this.#next | 0)) | 0;
    // A keep-alive stands one octet before (RFC 9293 section 3.8.4): what follows that octet in it is padding, too.
    if ((ahead === 0 || ahead === -1) && this.#mayBePadding(segment, ahead === 0)) return true;
    if (ahead > MAX_AHEAD || ahead < -MAX_AHEAD) return this.#stray(segment);
    this.#strays = 0;
    if (segment.flags & FIN) this.#noteFin((seq + segment.wireLength) | 0);
    this.#take(segment, this.#next + ahead);
    return true;
  }

  /** No more segments: gives what is held, with its gaps. */
  end(): void {
    if (this.#padding !== null) this.#settle(null);
    while (this.#held?.first) this.skipGap();
    if (this.#started && this.#finAt > this.#next) this.#gapTo(this.#finAt);
  }

  /** Zeros in a mere acknowledgement, of a SYN too, may be the padding of a short Ethernet frame that a card or driver
   *  counted as payload: kept aside until the next segment tells. */
  #mayBePadding(segment: Segment, isNext: boolean): boolean {
    const { bytes, at, length, wireLength, flags } = segment;
    if (wireLength > MOST_PADDING || (flags & ~SYN) !== ACK || length !== wireLength || this.holds) return false;
    for (let i = at; i < at + length; i++) if (bytes[i] !== 0) return false;
    if (isNext)
      this.#padding = { bytes: Uint8Array.from(bytes.subarray(at, at + length)), origin: segment.keptOrigin(0) };
    return true;
  }

  /** What comes next begins at `seq`. Where the zeros stand, they were no part of the stream; behind them, they were. Null:
   *  nothing comes, and they count. */
  #settle(seq: number | null): void {
    const padding = this.#padding;
    this.#padding = null;
    if (!padding || (seq !== null && ((seq - (this.#next | 0)) | 0) <= 0)) return;
    const { bytes, origin } = padding;
    if (!this.#sink.takesSealed(this.#direction, bytes.length)) this.#give(bytes, 0, bytes.length, origin);
    this.#next += bytes.length;
  }

  skipGap(): void {
    const first = this.#held?.first;
    if (!first) return;
    if (first.start > this.#next) this.#gapTo(first.start);
    this.#release();
  }

  #start(seq: number): void {
    this.#started = true;
    this.#next = FIRST_PLACE + (seq >>> 0);
    this.#earliest = this.#next;
  }

  /** The capture began inside the connection. An acknowledgement seen before tells where the stream stood, so that a first
   *  segment out of order is no loss; a keep-alive stands one octet before (RFC 9293 section 3.8.4). */
  #pickUp(seq: number): void {
    const ahead = this.#hint === null ? 0 : (seq - this.#hint) | 0;
    this.#start(ahead > 1 && ahead <= MAX_HELD_OCTETS && this.#hint !== null ? this.#hint : seq);
  }

  #stray(segment: Segment): boolean {
    if (++this.#strays >= MAX_STRAYS) return false;
    this.#sink.lost(segment.wireLength);
    return true;
  }

  #noteFin(seq: number): void {
    if (this.#finAt >= 0) return;
    const ahead = this.#started ? (seq - (this.#next | 0)) | 0 : 0;
    // A stream never picked up has no place to measure from; its end only closes it.
    this.#finAt = ahead > 0 && ahead <= MAX_AHEAD ? this.#next + ahead : 0;
  }

  #take(segment: Segment, place: number): void {
    const skip = Math.max(0, this.#next - place);
    if (place < this.#earliest) this.#tooLate(place, segment.wireLength);
    if (skip >= segment.wireLength) return; // all of it was there before
    const captured = Math.max(0, segment.length - skip);
    if (place <= this.#next && !this.#held?.first) {
      if (captured > 0 && !this.#sink.takesSealed(this.#direction, captured))
        this.#give(segment.bytes, segment.at + skip, captured, segment.origin(skip));
      this.#next += captured;
      if (segment.wireLength > skip + captured) this.#gapTo(place + segment.wireLength);
      return;
    }
    this.#held ??= new Pieces();
    const origin = part(segment.keptOrigin(0), skip, captured);
    const conflicting = this.#held.conflicting;
    this.#held.add(place + skip, segment.bytes, segment.at + skip, captured, segment.wireLength - skip, origin);
    if (this.#held.conflicting > conflicting) this.#sink.conflict(this.#held.conflicting - conflicting);
    this.#release();
    this.#bound();
  }

  #tooLate(place: number, length: number): void {
    this.#sink.lost(Math.min(length, this.#earliest - place));
    this.#earliest = place;
  }

  #give(bytes: Uint8Array, at: number, length: number, origin: Origin): void {
    this.#sink.data(this.#direction, bytes.subarray(at, at + length), origin);
  }

  #gapTo(place: number): void {
    const length = place - this.#next;
    this.#next = place;
    this.#sink.gap(this.#direction, length);
  }

  /** Gives the held pieces that are next in order. */
  #release(): void {
    const held = this.#held;
    if (!held) return;
    for (let piece = held.first; piece && piece.start <= this.#next; piece = held.first) {
      held.shift();
      this.#givePiece(piece, held.first);
    }
    this.#budget.set(this, held.octets + held.count * PIECE_COST);
  }

  #givePiece(piece: Piece, following: Piece | null): void {
    const { bytes, origin, base } = piece;
    if (bytes.length > 0) this.#sink.data(this.#direction, bytes, part(origin, base, bytes.length));
    this.#next = piece.start + bytes.length;
    const cutEnd = Math.min(piece.wireEnd, following?.start ?? piece.wireEnd);
    if (cutEnd > this.#next) this.#gapTo(cutEnd);
  }

  #bound(): void {
    const held = this.#held;
    if (!held?.first) return;
    while (held.first && (held.octets > MAX_HELD_OCTETS || held.count > this.#maxPieces(held.first))) this.skipGap();
    this.#budget.enforce();
  }

  #maxPieces(first: Piece): number {
    const known = this.#peerAck !== null && ((this.#peerAck - (first.start | 0)) | 0) >= 0;
    return known ? MAX_HELD_ACKNOWLEDGED : MAX_HELD_PIECES;
  }
}

function part(origin: Origin, base: number, length: number): Origin {
  if (base === 0) return origin;
  const joined = new JoinedOrigin();
  joined.add(origin, base, length);
  return joined;
}

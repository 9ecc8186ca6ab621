import { isBefore, type Moment } from '../bytes/moment.ts';
import type { JoinedOrigin } from '../model/origins.ts';
import { Pieces } from './pieces.ts';
import { UDP, type Segment } from './segment.ts';

/** RFC 791: a datagram is at most 65,535 octets; RFC 8200 section 4.5 keeps the bound. */
const MAX_DATAGRAM = 65535;
/** Pieces of one datagram: 65,535 octets in pieces of 576 (the least of RFC 791) make 118; more is an attack. */
const MAX_PIECES = 256;
/** Seconds of packet time for the rest to come: RFC 8200 section 4.5 says 60. Then the identifier may be another's. */
const MAX_WAIT = 60;
/** Datagrams under way at once, and octets held for all: Linux holds 4 MB (net.ipv4.ipfrag_high_thresh). */
const MAX_DATAGRAMS = 256;
const MAX_HELD = 4 * 1024 * 1024;

/** A datagram while its fragments come in: what they share (RFC 791 section 2.3, RFC 8200 section 4.5), and them. */
export class Datagram {
  readonly version: 4 | 6;
  readonly protocol: number;
  readonly id: number;
  readonly #words: readonly number[];
  readonly toMany: boolean;
  readonly pieces = new Pieces();
  lastFrame: number;
  lastTime: Moment | null;
  process: string | null;
  own: boolean;
  /** What came before the fragment that names the ports, and so before a flow could count it. */
  waitingPackets = 0;
  waitingOctets = 0;
  /** Length by the last fragment's header; -1: not seen. */
  total = -1;

  constructor(segment: Segment, id: number) {
    this.version = segment.version;
    this.protocol = segment.protocol;
    this.id = id;
    this.#words = wordsOf(segment);
    this.toMany = segment.toMany;
    this.lastFrame = segment.frame;
    this.lastTime = segment.time;
    this.process = segment.process;
    this.own = segment.own;
  }

  has(segment: Segment, id: number): boolean {
    if (this.id !== id || this.protocol !== segment.protocol || this.version !== segment.version) return false;
    const words = this.#words;
    return (
      words[3] === segment.s3 &&
      words[7] === segment.d3 &&
      words[0] === segment.s0 &&
      words[1] === segment.s1 &&
      words[2] === segment.s2 &&
      words[4] === segment.d0 &&
      words[5] === segment.d1 &&
      words[6] === segment.d2
    );
  }

  /** Takes in a fragment of which `length` octets were captured at `bytes[at]`. False: not kept (a piece too many). */
  add(
    segment: Segment,
    start: number,
    more: boolean,
    bytes: Uint8Array,
    at: number,
    length: number,
    wireLength: number,
  ): boolean {
    if (this.pieces.count >= MAX_PIECES || start + wireLength > MAX_DATAGRAM) return false;
    this.pieces.add(start, bytes, at, length, wireLength, segment.keptOrigin(0));
    if (!more && this.total < 0) this.total = start + wireLength;
    this.lastFrame = Math.max(this.lastFrame, segment.frame);
    this.lastTime = segment.time;
    this.process ??= segment.process;
    this.own ||= segment.own;
    return true;
  }

  get started(): boolean {
    return this.pieces.first?.start === 0;
  }

  get whole(): boolean {
    return this.total >= 0 && this.pieces.wireReach() >= this.total;
  }

  /** Octets from the start to the first hole, where each stood, and how long the headers say the whole is. Without the
   *  last fragment only UDP's own length can say that: it is given all the room a datagram can have. */
  join(): { bytes: Uint8Array; origin: JoinedOrigin; wireLength: number } {
    const room = this.total >= 0 ? this.total : MAX_DATAGRAM;
    const known = this.total >= 0 || this.protocol === UDP;
    return { ...this.pieces.join(room), wireLength: known ? room : this.pieces.wireReach() };
  }

  /** Makes a segment speak of this datagram again, when its rest is given up. Counts stay 0: they were told before. */
  recall(segment: Segment): void {
    segment.frame = this.lastFrame;
    segment.time = this.lastTime;
    segment.process = this.process;
    segment.own = this.own;
    segment.version = this.version;
    segment.protocol = this.protocol;
    segment.toMany = this.toMany;
    const [s0 = 0, s1 = 0, s2 = 0, s3 = 0, d0 = 0, d1 = 0, d2 = 0, d3 = 0] = this.#words;
    Object.assign(segment, { s0, s1, s2, s3, d0, d1, d2, d3, packets: 0, octets: 0 });
  }
}

function wordsOf(segment: Segment): number[] {
  const { s0, s1, s2, s3, d0, d1, d2, d3 } = segment;
  return [s0, s1, s2, s3, d0, d1, d2, d3];
}

/** Datagrams under way, oldest first. Whoever is pushed out or too old goes to `giveUp`, so that what came is used. */
export class Defragmenter {
  readonly #giveUp: (datagram: Datagram) => void;
  #waiting: Datagram[] = [];
  #held = 0;

  constructor(giveUp: (datagram: Datagram) => void) {
    this.#giveUp = giveUp;
  }

  /** The datagram this fragment belongs to, a new one where there is none. `giveUp` may be called for others first:
   *  call it before the segment is filled. */
  find(segment: Segment, id: number): Datagram {
    for (const datagram of this.#waiting) if (datagram.has(segment, id)) return datagram;
    const datagram = new Datagram(segment, id);
    this.#waiting.push(datagram);
    return datagram;
  }

  /** Gives up what is too old by this packet's time, and the oldest where there is no room for one more. */
  makeRoom(time: Moment | null): void {
    while (this.#waiting.length > 0) {
      const oldest = this.#waiting[0];
      const full = this.#waiting.length >= MAX_DATAGRAMS || this.#held > MAX_HELD;
      if (!oldest || !(full || tooOld(oldest, time))) return;
      this.drop(oldest);
      this.#giveUp(oldest);
    }
  }

  /** Call with the octets a fragment added. */
  grew(octets: number): void {
    this.#held += octets;
  }

  drop(datagram: Datagram): void {
    this.#held -= datagram.pieces.octets;
    this.#waiting = this.#waiting.filter((other) => other !== datagram);
  }

  end(): void {
    for (let oldest = this.#waiting[0]; oldest; oldest = this.#waiting[0]) {
      this.drop(oldest);
      this.#giveUp(oldest);
    }
  }
}

function tooOld(datagram: Datagram, time: Moment | null): boolean {
  if (!time || !datagram.lastTime || isBefore(time, datagram.lastTime)) return false;
  return time.seconds - datagram.lastTime.seconds > MAX_WAIT;
}

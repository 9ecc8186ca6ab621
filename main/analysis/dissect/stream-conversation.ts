import type { FieldSink } from '../model/field.ts';
import type { Direction, Flow } from '../model/flow.ts';
import type { Origin } from '../model/where.ts';
import { bestDissector } from './best-dissector.ts';
import type { Dissector, Session } from './dissector.ts';
import { keepOrigin } from './kept-origin.ts';
import { unknown } from './unknown.ts';

/** Octets of one direction that recognition may see. A request line with a long query is told by less. */
export const FIRST_OCTETS = 512;
/** With so many octets of each direction, what is not recognised will not be. */
const ENOUGH = 64;
/** Octets of a flow held back while nobody has recognised it: a server that greets at length before its client speaks. */
export const MOST_HELD = 4096;
/** In the middle of an unknown stream only a beginning that leaves no doubt is taken (STARTTLS, a lost first packet). */
const SURE_IN_THE_MIDDLE = 0.9;

/** Tunnels in tunnels. A proxy through a proxy with TLS inside is three; hostile bytes could nest thousands, a call each. */
export const MOST_TUNNELS = 4;

const NOTHING = new Uint8Array(0);

interface Held {
  readonly direction: Direction;
  readonly bytes: Uint8Array;
  readonly origin: Origin;
}

/** A stream. Its first octets are held back until a dissector recognises those of either direction, or none can. */
export class StreamConversation implements Session {
  readonly #registry: readonly Dissector[];
  readonly #flow: Flow;
  readonly #sink: FieldSink;
  readonly #first: Record<Direction, Uint8Array> = { out: NOTHING, in: NOTHING };
  #held: Held[] | null = null;
  #heldOctets = 0;
  #session: Session | null = null;
  #isUnknown = false;
  readonly #depth: number;

  /** @param depth how many tunnels the stream lies in */
  constructor(registry: readonly Dissector[], flow: Flow, sink: FieldSink, depth = 0) {
    this.#registry = registry;
    this.#depth = depth;
    this.#flow = flow;
    this.#sink = sink;
  }

  onData(direction: Direction, bytes: Uint8Array, origin: Origin): void {
    if (bytes.length === 0) return;
    if (!this.#session) this.#undecided(direction, bytes, origin);
    else {
      if (this.#isUnknown) this.#askAgain(bytes);
      this.#session.onData(direction, bytes, origin);
    }
  }

  onGap(direction: Direction, length: number): void {
    if (!this.#session && this.#heldOctets > 0) this.#open(null);
    this.#session?.onGap(direction, length);
  }

  onEnd(): void {
    if (!this.#session && this.#heldOctets > 0) this.#open(null);
    this.#session?.onEnd();
  }

  #undecided(direction: Direction, bytes: Uint8Array, origin: Origin): void {
    if (this.#first[direction].length > 0 && this.#beginsInTheMiddle(bytes)) {
      this.#open(null);
      this.onData(direction, bytes, origin);
      return;
    }
    const before = this.#first[direction];
    const first = before.length === 0 ? bytes.subarray(0, FIRST_OCTETS) : joined(before, bytes);
    const dissector = bestDissector(this.#registry, 'tcp', first, this.#flow);
    if (dissector) {
      this.#open(dissector);
      this.#session?.onData(direction, bytes, origin);
      return;
    }
    this.#first[direction] = before.length === 0 ? first.slice() : first;
    (this.#held ??= []).push({ direction, bytes: bytes.slice(), origin: keepOrigin(origin, 0, bytes.length) });
    this.#heldOctets += bytes.length;
    const { out, in: back } = this.#first;
    if (this.#heldOctets >= MOST_HELD || (out.length >= ENOUGH && back.length >= ENOUGH)) this.#open(null);
  }

  #open(dissector: Dissector | null): void {
    const chosen = dissector ?? unknown;
    this.#isUnknown = chosen === unknown;
    this.#flow.protocol = chosen.name;
    const session = chosen.open(this.#flow, this.#sink, { registry: this.#registry, depth: this.#depth });
    this.#session = session;
    for (const { direction, bytes, origin } of this.#held ?? []) session.onData(direction, bytes, origin);
    this.#held = null;
    this.#heldOctets = 0;
    this.#first.out = NOTHING;
    this.#first.in = NOTHING;
  }

  /** A stream of which nothing was known becomes what this segment begins. */
  #askAgain(segment: Uint8Array): void {
    const next = this.#beginsInTheMiddle(segment);
    if (!next) return;
    this.#session?.onEnd();
    this.#open(next);
  }

  #beginsInTheMiddle(segment: Uint8Array): Dissector | null {
    return bestDissector(this.#registry, 'tcp', segment, this.#flow, SURE_IN_THE_MIDDLE);
  }
}

function joined(first: Uint8Array, bytes: Uint8Array): Uint8Array {
  const room = Math.min(bytes.length, FIRST_OCTETS - first.length);
  if (room <= 0) return first;
  const both = new Uint8Array(first.length + room);
  both.set(first);
  both.set(bytes.subarray(0, room), first.length);
  return both;
}

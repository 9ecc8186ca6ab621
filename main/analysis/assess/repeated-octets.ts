import { nextRun } from '../bytes/printable-runs.ts';
import { hex } from '../bytes/text.ts';
import type { Direction, Flow } from '../model/flow.ts';
import type { Reach } from '../model/words.ts';
import type { Moment, Origin, Where } from '../model/where.ts';

/** Octets looked at from a datagram's front: makers' own headers are shorter. */
const LOOKED_AT = 64;
/** Fewer octets are alike by their nature: a kind, a version, a length. */
const SHORTEST = 4;
/** More are a form that is sent again, and no value in it. */
const LONGEST = 32;
/** Of `00 00 00 01` nobody can tell that it stayed. */
const FEWEST_DIFFERENT = 3;
const FEWEST_MESSAGES = 4;
/** Shapes, and flows of each, that are kept: an app has some dozen. */
const MOST_SHAPES = 2_000;
const MOST_FLOWS = 64;
/** Found of one capture: the appendix is read by people. */
const MOST_FOUND = 50;

/** Datagrams of one length, to one port. */
interface Shape {
  readonly first: Uint8Array;
  /** 1: this octet was the same in all so far. */
  readonly same: Uint8Array;
  readonly length: number;
  left: number;
  readonly flows: Map<number, Seen>;
}

/** The first such datagram of a flow. */
interface Seen {
  readonly flow: Flow;
  readonly where: readonly Where[];
  readonly time: Moment | null;
  messages: number;
  app: string | null;
  reach: Reach;
}

export interface RepeatedOctets {
  readonly octets: Uint8Array;
  readonly raw: string;
  readonly app: string;
  readonly seen: readonly (Pick<Seen, 'flow' | 'time' | 'messages' | 'reach'> & {
    readonly where: readonly Where[];
  })[];
}

/** Octets at one place of datagrams that nobody can read, the same in several flows of one app: "a number that stays the
 *  same". It may mark a person, a device or the app itself: one recording cannot tell, so that it is never more than
 *  possible, and never called an identifier. Streams are left out: where their messages begin is not known. */
export class RepeatBook {
  readonly #shapes = new Map<number, Shape>();
  readonly #ofFlow = new Map<number, Seen[]>();

  /** A datagram of which nothing was read. Only those that the client sent: what marks it must come from there. */
  note(flow: Flow, direction: Direction, bytes: Uint8Array, origin: Origin): void {
    if (flow.transport !== 'udp' || direction === 'in' || bytes.length < SHORTEST) return;
    const key = flow.server.port * 65_536 + bytes.length;
    let shape = this.#shapes.get(key);
    if (!shape) {
      if (this.#shapes.size >= MOST_SHAPES) return;
      const first = bytes.slice(0, LOOKED_AT);
      shape = { first, same: first.slice().fill(1), length: bytes.length, left: first.length, flows: new Map() };
      this.#shapes.set(key, shape);
    } else if (shape.left < SHORTEST) return;
    compare(shape, bytes);
    const seen = shape.flows.get(flow.id);
    if (seen) seen.messages++;
    else if (shape.flows.size < MOST_FLOWS) this.#begin(shape, flow, origin);
  }

  #begin(shape: Shape, flow: Flow, origin: Origin): void {
    const length = shape.first.length;
    const where = origin.where(0, length);
    const seen: Seen = {
      flow,
      where,
      time: origin.time(0, length),
      messages: 1,
      app: null,
      reach: 'local',
    };
    shape.flows.set(flow.id, seen);
    const known = this.#ofFlow.get(flow.id);
    if (known) known.push(seen);
    else this.#ofFlow.set(flow.id, [seen]);
  }

  /** Whose flow it was. */
  closed(flow: Flow, app: string, reach: Reach): void {
    for (const seen of this.#ofFlow.get(flow.id) ?? []) {
      seen.app = app;
      seen.reach = reach;
    }
    this.#ofFlow.delete(flow.id);
  }

  /** In the order of first sight. */
  found(): RepeatedOctets[] {
    const all: RepeatedOctets[] = [];
    for (const shape of this.#shapes.values()) {
      if (shape.left < SHORTEST || shape.left === shape.length) continue;
      for (const [app, seen] of byApp(shape)) {
        const messages = seen.reduce((sum, one) => sum + one.messages, 0);
        if (seen.length < 2 || messages < FEWEST_MESSAGES) continue;
        for (const { at, length } of stretches(shape)) {
          if (all.length >= MOST_FOUND) return all;
          const octets = shape.first.slice(at, at + length);
          const places = seen.map((one) => ({ ...one, where: slice(one.where, at, length) }));
          all.push({ octets, raw: `hex:${hex(octets)}`, app, seen: places });
        }
      }
    }
    return all;
  }
}

function compare(shape: Shape, bytes: Uint8Array): void {
  const { first, same } = shape;
  for (let i = 0; i < first.length; i++)
    if (same[i] === 1 && bytes[i] !== first[i]) {
      same[i] = 0;
      shape.left--;
    }
}

function byApp({ flows }: Shape): Map<string, Seen[]> {
  const apps = new Map<string, Seen[]>();
  for (const seen of flows.values()) {
    if (seen.app === null) continue;
    const known = apps.get(seen.app);
    if (known) known.push(seen);
    else apps.set(seen.app, [seen]);
  }
  return apps;
}

/** Runs of octets that stayed, without the zeros at their ends. Text is told by other rules. */
function* stretches({ first, same }: Shape): Generator<{ at: number; length: number }> {
  for (let from = 0; from < first.length; from++) {
    if (same[from] === 0) continue;
    let end = from;
    while (end < first.length && same[end] === 1) end++;
    let at = from;
    let stop = end;
    while (at < stop && first[at] === 0) at++;
    while (stop > at && first[stop - 1] === 0) stop--;
    const length = stop - at;
    const different = new Set(first.subarray(at, stop)).size;
    // A run that goes on behind what was looked at has no known end.
    const isOpen = end === LOOKED_AT;
    if (length >= SHORTEST && length <= LONGEST && different >= FEWEST_DIFFERENT && !isOpen)
      if (nextRun(first, at, stop) >= stop) yield { at, length };
    from = end;
  }
}

/** The wire octets behind a part of what `where` points to. */
function slice(where: readonly Where[], at: number, length: number): Where[] {
  const parts: Where[] = [];
  let before = 0;
  for (const one of where) {
    const from = Math.max(at, before);
    const to = Math.min(at + length, before + one.length);
    if (to > from) parts.push({ frame: one.frame, offset: one.offset + from - before, length: to - from });
    before += one.length;
  }
  return parts;
}

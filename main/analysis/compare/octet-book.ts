import type { Field } from '../model/field.ts';
import type { Direction } from '../model/flow.ts';
import type { Where } from '../model/where.ts';
import type { FlowEnds, OctetGroup, OctetMessage } from './observed.ts';

/** Octets of one message that are looked at: headers and log-ins stand in front. */
const LONGEST = 512;
/** Messages of one group. A call has thousands of sounds, and they tell no more than the first. */
const MOST_MESSAGES = 512;
/** Groups and octets of one recording. */
const MOST_GROUPS = 2_000;
const MOST_OCTETS = 16 * 1024 * 1024;

interface Piece {
  /** Of the message: the piece's first octet, and how many it has. */
  readonly at: number;
  readonly length: number;
  readonly where: readonly Where[];
}

class Turn implements OctetMessage {
  readonly exchange: number;
  readonly direction: Direction;
  readonly time: OctetMessage['time'];
  readonly ends: FlowEnds;
  readonly protocol: string;
  bytes: Uint8Array;
  readonly #pieces: Piece[];

  constructor(field: Field, ends: FlowEnds, exchange: number, at: number, length: number) {
    this.exchange = exchange;
    this.direction = field.direction;
    this.protocol = field.protocol;
    this.ends = ends;
    this.time = field.time({ at, length });
    this.bytes = field.bytes.slice(at, at + length);
    this.#pieces = [{ at: 0, length, where: field.where({ at, length }) }];
  }

  append(field: Field, at: number, length: number): void {
    this.#pieces.push({ at: this.bytes.length, length, where: field.where({ at, length }) });
    const both = new Uint8Array(this.bytes.length + length);
    both.set(this.bytes);
    both.set(field.bytes.subarray(at, at + length), this.bytes.length);
    this.bytes = both;
  }

  where(at: number, length: number): Where[] {
    return this.#pieces.flatMap((piece) => placesIn(piece, at, length));
  }
}

function placesIn({ at: first, length: size, where }: Piece, at: number, length: number): Where[] {
  if (at >= first + size || at + length <= first) return [];
  // What was packed has no place for a part: the whole stands for it.
  if (where.reduce((sum, one) => sum + one.length, 0) !== size) return [...where];
  const found: Where[] = [];
  let from = first;
  for (const one of where) {
    const start = Math.max(at, from);
    const end = Math.min(at + length, from + one.length);
    if (start < end) found.push({ frame: one.frame, offset: one.offset + start - from, length: end - start });
    from += one.length;
  }
  return found;
}

/** Keeps the octets that nobody explains, in messages and groups of messages. */
export class OctetBook {
  omitted = 0;
  readonly #groups = new Map<string, OctetGroup>();
  readonly #turns = new Map<number, Turn>();
  #octets = 0;

  get groups(): ReadonlyMap<string, OctetGroup> {
    return this.#groups;
  }

  /** @param around whose server it is
   *  @param isStream the octets go on where the ones before them in this direction ended */
  add(field: Field, around: string, ends: FlowEnds, exchange: number, isStream: boolean): void {
    const at = field.at + (field.repeated ?? 0);
    const length = Math.min(LONGEST, field.at + field.length - at);
    if (length <= 0) return;
    const turn = isStream ? this.#turns.get(ends.id) : undefined;
    if (turn?.direction === field.direction) {
      const room = Math.min(length, LONGEST - turn.bytes.length, MOST_OCTETS - this.#octets);
      if (room <= 0) return;
      this.#octets += room;
      turn.append(field, at, room);
      return;
    }
    const group = this.#groupOf(`${around}\0${field.direction}\0${field.path}`, field.path);
    if (isStream) this.#turns.delete(ends.id);
    if (!group || group.messages.length >= MOST_MESSAGES || this.#octets + length > MOST_OCTETS) {
      this.omitted++;
      return;
    }
    this.#octets += length;
    const message = new Turn(field, ends, exchange, at, length);
    group.messages.push(message);
    if (isStream) this.#turns.set(ends.id, message);
  }

  ended(flow: number): void {
    this.#turns.delete(flow);
  }

  #groupOf(id: string, path: string): OctetGroup | null {
    const known = this.#groups.get(id);
    if (known) return known;
    if (this.#groups.size >= MOST_GROUPS) return null;
    const group: OctetGroup = { path, messages: [] };
    this.#groups.set(id, group);
    return group;
  }
}

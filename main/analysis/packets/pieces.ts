import { JoinedOrigin } from '../model/origins.ts';
import type { Origin } from '../model/where.ts';

/** A stretch of captured octets at a place in something larger: a datagram, a stream. */
export interface Piece {
  /** Place of `bytes[0]`. */
  readonly start: number;
  /** A copy of what was captured. */
  readonly bytes: Uint8Array;
  /** Place after the last octet on the wire; past `start + bytes.length` where the capture cut it. */
  readonly wireEnd: number;
  /** Where the octets stood; `bytes[0]` is index `base` there. */
  readonly origin: Origin;
  readonly base: number;
}

const NOTHING = new Uint8Array(0);

/** Pieces in order, none over another. Of two that overlap, the octets that came first stay: receivers differ on this
 *  (RFC 9293 leaves it open, RFC 5722 drops the datagram), and an observer must pick one rule and keep to it. */
export class Pieces {
  #list: Piece[] = [];
  /** Captured octets held. */
  octets = 0;
  /** Octets that came once more, and differed from what is held. */
  conflicting = 0;

  get count(): number {
    return this.#list.length;
  }

  get first(): Piece | null {
    return this.#list[0] ?? null;
  }

  /** Keeps what is not there yet of `length` captured octets at `bytes[at]`; `origin` must be safe to keep. */
  add(start: number, bytes: Uint8Array, at: number, length: number, wireLength: number, origin: Origin): void {
    const end = start + length;
    let i = this.#list.length;
    while (i > 0 && (this.#list[i - 1]?.start ?? 0) > start) i--; // mostly it belongs at the end
    const before = this.#list[i - 1];
    if (length === 0) {
      const known = before && (before.start === start || before.start + before.bytes.length > start);
      if (!known) this.#insert(i, { start, bytes: NOTHING, wireEnd: start + wireLength, origin, base: 0 });
      return;
    }
    if (before) this.#compare(before, start, bytes, at, end);
    let from = before ? Math.max(start, before.start + before.bytes.length) : start;
    for (; from < end; i++) {
      const next = this.#list[i];
      const to = next ? Math.min(end, Math.max(from, next.start)) : end;
      if (to > from) {
        const copy = bytes.slice(at + from - start, at + to - start);
        const wireEnd = to === end ? start + wireLength : to;
        this.#insert(i++, { start: from, bytes: copy, wireEnd, origin, base: from - start });
      }
      if (next) this.#compare(next, start, bytes, at, end);
      from = next ? Math.max(to, next.start + next.bytes.length) : to;
    }
  }

  /** Counts the octets of `bytes`, at place `start` and captured up to place `end`, that `held` has otherwise. */
  #compare(held: Piece, start: number, bytes: Uint8Array, at: number, end: number): void {
    const from = Math.max(start, held.start);
    const to = Math.min(end, held.start + held.bytes.length);
    for (let place = from; place < to; place++) {
      if (bytes[at + place - start] !== held.bytes[place - held.start]) this.conflicting++;
    }
  }

  #insert(i: number, piece: Piece): void {
    this.#list.splice(i, 0, piece);
    this.octets += piece.bytes.length;
  }

  shift(): Piece | null {
    const piece = this.#list.shift() ?? null;
    if (piece) this.octets -= piece.bytes.length;
    return piece;
  }

  /** Place up to which every octet was on the wire, from 0 without a hole. */
  wireReach(): number {
    let reach = 0;
    for (const piece of this.#list) {
      if (piece.start > reach) break;
      reach = Math.max(reach, piece.wireEnd);
    }
    return reach;
  }

  /** The captured octets from place 0 to the first hole, at most `limit`, and where each stood. */
  join(limit: number): { bytes: Uint8Array; origin: JoinedOrigin } {
    const origin = new JoinedOrigin();
    const parts: Uint8Array[] = [];
    for (const piece of this.#list) {
      if (piece.start !== origin.length || origin.length >= limit) break;
      const part = piece.bytes.subarray(0, limit - piece.start);
      parts.push(part);
      origin.add(piece.origin, piece.base, part.length);
      if (part.length === 0) break;
    }
    const bytes = new Uint8Array(origin.length);
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    return { bytes, origin };
  }
}

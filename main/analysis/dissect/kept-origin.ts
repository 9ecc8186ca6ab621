import { FrameOrigin, frozenFrame, JoinedOrigin } from '../model/origins.ts';
import type { Moment, Origin, Where } from '../model/where.ts';

/** A copy of where `length` octets from `at` stood, safe to keep after the call: its index 0 is the octet at `at`. */
export function keepOrigin(origin: Origin, at: number, length: number): Origin {
  if (origin instanceof FrameOrigin) return frozenFrame(origin.frame, origin.offset + at, origin.moment);
  const joined = new JoinedOrigin();
  let from = at;
  for (const part of origin.where(at, length)) {
    joined.add(frozenFrame(part.frame, part.offset, origin.time(from, part.length)), 0, part.length);
    from += part.length;
  }
  return joined;
}

/** The same place seen from `base`: index 0 is the octet at `base`. Lives no longer than the origin it looks at. */
export function originFrom(origin: Origin, base: number): Origin {
  return base === 0 ? origin : new ShiftedOrigin(origin, base);
}

class ShiftedOrigin implements Origin {
  readonly #origin: Origin;
  readonly #base: number;
  constructor(origin: Origin, base: number) {
    this.#origin = origin;
    this.#base = base;
  }
  where(at: number, length: number): Where[] {
    return this.#origin.where(this.#base + at, length);
  }
  time(at: number, length: number): Moment | null {
    return this.#origin.time(this.#base + at, length);
  }
}

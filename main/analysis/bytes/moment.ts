/** A moment, exact to the nanosecond: JavaScript numbers cannot hold both halves in one. Compare with `isBefore`. */
export interface Moment {
  /** Whole seconds since 1970-01-01T00:00:00Z; may be negative in odd files. */
  readonly seconds: number;
  /** 0..999999999. */
  readonly nanos: number;
}

export function isBefore(a: Moment, b: Moment): boolean {
  return a.seconds < b.seconds || (a.seconds === b.seconds && a.nanos < b.nanos);
}

/** Whole microseconds from `a` to `b`. */
export function microsBetween(a: Moment, b: Moment): number {
  return (b.seconds - a.seconds) * 1_000_000 + Math.trunc((b.nanos - a.nanos) / 1000);
}

/** The earlier of two moments, either of which may be missing. */
export function earlier(a: Moment | null, b: Moment | null): Moment | null {
  return !a ? b : !b ? a : isBefore(b, a) ? b : a;
}
export function later(a: Moment | null, b: Moment | null): Moment | null {
  return !a ? b : !b ? a : isBefore(a, b) ? b : a;
}

/** Delta debugging (Zeller and Hildebrandt, "Simplifying and isolating failure-inducing input", 2002), by its plain half:
 *  take parts away, halve the parts, until none can go. */

/** Tries for one input: a failure that hangs costs seconds each. */
const MOST_TRIES = 2_000;

/** A bound on tries that several rounds share. */
export class Tries {
  #left: number;

  constructor(most: number = MOST_TRIES) {
    this.#left = most;
  }

  take(): boolean {
    return this.#left-- > 0;
  }
}

/** The shortest list found that still fails. @param fails must hold of `list` itself */
export async function fewest<T>(
  list: readonly T[],
  fails: (part: readonly T[]) => Promise<boolean>,
  tries: Tries,
): Promise<readonly T[]> {
  let best = list;
  for (let size = Math.ceil(best.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < best.length;) {
      const part = [...best.slice(0, at), ...best.slice(at + size)];
      if (part.length < best.length && tries.take() && (await fails(part))) best = part;
      else at += size;
    }
  }
  return best;
}

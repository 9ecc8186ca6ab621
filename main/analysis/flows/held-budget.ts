/** Octets that all streams together may hold back while they wait for a missing part. A phone's capture with 1 % loss
 *  holds some hundred kilobytes; the rest of the engine's memory has to fit beside it. */
const MAX_HELD = 16 * 1024 * 1024;

/** One stream that holds octets back. */
export interface Holder {
  /** Gives up waiting for the next missing part. */
  skipGap(): void;
}

/** Watches what is held in all; over the bound, the stream that began to hold first gives up first. */
export class HeldBudget {
  #octets = 0;
  readonly #holders = new Map<Holder, number>();

  /** `holder` now holds `octets` in all. */
  set(holder: Holder, octets: number): void {
    this.#octets += octets - (this.#holders.get(holder) ?? 0);
    if (octets === 0) this.#holders.delete(holder);
    else this.#holders.set(holder, octets);
  }

  /** Call after `set`, when the holder is in order again. */
  enforce(): void {
    while (this.#octets > MAX_HELD) {
      const [first] = this.#holders.keys();
      if (!first) return;
      first.skipGap();
    }
  }
}

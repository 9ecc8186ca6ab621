/** How long a page may be away: a reload takes under a second. */
const AWAY_MS = 10_000;

/** Tells when the last page has gone for good. On macOS a browser lives on when its last window is closed. */
export class LastPage {
  readonly gone: Promise<void>;
  readonly #awayMs: number;
  #resolve: () => void = () => undefined;
  #pages = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(awayMs = AWAY_MS) {
    this.#awayMs = awayMs;
    this.gone = new Promise((resolve) => (this.#resolve = resolve));
  }

  came(): void {
    this.#pages++;
    this.stop();
  }

  went(): void {
    this.#pages--;
    if (this.#pages === 0) this.#timer = setTimeout(this.#resolve, this.#awayMs);
  }

  /** Nobody waits any more. */
  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }
}

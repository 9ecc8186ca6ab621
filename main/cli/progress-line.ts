import type { WriteStream } from 'node:tty';

const EVERY_MS = 200;

/** One line on a terminal that says how far reading is. Says nothing where stderr is no terminal. */
export class ProgressLine {
  readonly #out: WriteStream;
  readonly #name: string;
  #last = 0;

  constructor(out: WriteStream, name: string) {
    this.#out = out;
    this.#name = name;
  }

  readonly show = (done: number, total: number | null): void => {
    const now = performance.now();
    if (!this.#out.isTTY || now - this.#last < EVERY_MS) return;
    this.#last = now;
    const share = total ? `${Math.floor((100 * done) / total)}%` : `${(done / 1e6).toFixed(1)} MB`;
    this.#out.write(`\r\u001b[K${this.#name}  ${share}`);
  };

  readonly end = (): void => {
    if (this.#out.isTTY && this.#last > 0) this.#out.write('\r\u001b[K');
  };
}

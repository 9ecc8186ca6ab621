import { Worker } from 'node:worker_threads';
import type { Settings } from '../main/contract/settings.ts';

/** What one analysis gave, and what it cost. */
export interface Assessed {
  /** The Assessment as JSON. */
  readonly text: string;
  /** Raw addresses of all clients, from a second run with `--reveal`'s setting. */
  readonly clients: readonly string[];
  /** Highest heap in use between two chunks, above that before the first. */
  readonly heapGrowth: number;
}

export interface PoolRequest {
  readonly path: string;
  readonly settings: Settings;
}

/** Assesses files in a thread of its own, one after the other; a thread that does not answer in time is ended, and the
 *  next file gets a new one. */
export class AssessPool {
  readonly #settings: Settings;
  readonly #mostMillis: number;
  #worker: Worker | null = null;

  constructor(settings: Settings, mostMillis: number) {
    this.#settings = settings;
    this.#mostMillis = mostMillis;
  }

  async assess(path: string): Promise<Assessed> {
    const worker = (this.#worker ??= this.#start());
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => fail(new Error(`no answer in ${this.#mostMillis} ms`)), this.#mostMillis);
      const settle = (): void => {
        clearTimeout(timer);
        worker.removeAllListeners();
      };
      const fail = (cause: Error): void => {
        settle();
        this.#worker = null;
        void worker.terminate();
        reject(cause);
      };
      worker.once('message', (assessed: Assessed) => {
        settle();
        resolve(assessed);
      });
      worker.once('error', (cause: unknown) => fail(cause instanceof Error ? cause : new Error(String(cause))));
      worker.once('exit', () => fail(new Error('the thread ended')));
      worker.postMessage({ path, settings: this.#settings } satisfies PoolRequest);
    });
  }

  #start(): Worker {
    const worker = new Worker(new URL('./assess-worker.ts', import.meta.url));
    worker.unref();
    return worker;
  }
}

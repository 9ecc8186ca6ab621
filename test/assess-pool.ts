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

interface Waiting {
  readonly resolve: (assessed: Assessed) => void;
  readonly reject: (cause: Error) => void;
}

/** Assesses files in a thread of its own, one after the other; a thread that does not answer in time is ended, and the
 *  next file gets a new one. */
export class AssessPool {
  readonly #settings: Settings;
  readonly #mostMillis: number;
  #worker: Worker | null = null;
  #waiting: Waiting | null = null;

  constructor(settings: Settings, mostMillis: number) {
    this.#settings = settings;
    this.#mostMillis = mostMillis;
  }

  async assess(path: string): Promise<Assessed> {
    const worker = (this.#worker ??= this.#start());
    const timer = setTimeout(
      () => this.#fail(worker, new Error(`no answer in ${this.#mostMillis} ms`)),
      this.#mostMillis,
    );
    try {
      return await new Promise((resolve, reject) => {
        this.#waiting = { resolve, reject };
        worker.postMessage({ path, settings: this.#settings } satisfies PoolRequest);
      });
    } finally {
      clearTimeout(timer);
    }
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(new URL('./assess-worker.ts', import.meta.url));
    worker.on('message', (assessed: Assessed) => this.#waiting?.resolve(assessed));
    worker.on('error', (cause: unknown) =>
      this.#fail(worker, cause instanceof Error ? cause : new Error(String(cause))),
    );
    worker.on('exit', () => this.#fail(worker, new Error('the thread ended')));
    return worker;
  }

  #fail(worker: Worker, cause: Error): void {
    if (worker !== this.#worker) return;
    this.#worker = null;
    this.#waiting?.reject(cause);
    void worker.terminate();
  }
}

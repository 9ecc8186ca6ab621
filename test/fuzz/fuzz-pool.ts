import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Bytes } from './capture-records.ts';
import { inputsOf, type Batch } from './inputs.ts';
import type { Fault } from './judge.ts';

export type Ask =
  | { readonly kind: 'batch'; readonly batch: Batch; readonly skip: number; readonly isTimed: boolean }
  | { readonly kind: 'bytes'; readonly bytes: Bytes; readonly isTimed: boolean };

export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'fault'; readonly id: string; readonly fault: string; readonly bytes: Bytes }
  | { readonly kind: 'judged'; readonly fault: Fault }
  | { readonly kind: 'done'; readonly inputs: number };

export interface Failing {
  readonly id: string;
  readonly fault: string;
  readonly bytes: Bytes;
}

/** An input that takes so long hangs: a thousand times what one of them takes. */
const MOST_MILLIS = 20_000;
/** Heap of one thread; the engine and its knowledge take under 100 MB. */
const MOST_HEAP_MB = 600;
const LOOK_MILLIS = 500;

type Ended = 'hang' | 'memory';

/** One thread that judges inputs. It is ended, and a new one takes its place, where an input hangs or eats the memory. */
export class FuzzPool {
  readonly #isTimed: boolean;
  readonly #mostMillis: number;
  #worker: Worker | null = null;
  #progress = new Int32Array(new SharedArrayBuffer(4));

  /** @param isTimed inputs that take too long for their size are faults, too */
  constructor(isTimed = false, mostMillis: number = MOST_MILLIS) {
    this.#isTimed = isTimed;
    this.#mostMillis = mostMillis;
  }

  /** Every input of a batch. @returns how many there were */
  async run(batch: Batch, onFailing: (failing: Failing) => void): Promise<number> {
    for (let skip = 0; ; skip = Atomics.load(this.#progress, 0)) {
      const ask: Ask = { kind: 'batch', batch, skip, isTimed: this.#isTimed };
      const end = await this.#ask(ask, (answer) => {
        if (answer.kind === 'fault') onFailing({ id: answer.id, fault: answer.fault, bytes: answer.bytes });
      });
      if (typeof end !== 'string') return end.kind === 'done' ? end.inputs : 0;
      const failing = inputNumber(batch, Atomics.load(this.#progress, 0));
      if (failing === null) throw new Error(`a thread ended by itself (${end}) before its first input`);
      onFailing({ ...failing, fault: end });
    }
  }

  async judge(bytes: Bytes): Promise<Fault> {
    const end = await this.#ask({ kind: 'bytes', bytes, isTimed: this.#isTimed }, () => {});
    return typeof end === 'string' ? end : end.kind === 'judged' ? end.fault : null;
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = null;
  }

  /** Until it is ready, a thread reads the knowledge: that is no input's time. */
  async #start(): Promise<Worker> {
    this.#progress = new Int32Array(new SharedArrayBuffer(4));
    const worker = new Worker(new URL('./fuzz-worker.ts', import.meta.url), {
      workerData: this.#progress.buffer,
      resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
      stderr: true,
    });
    await once(worker, 'message');
    return worker;
  }

  /** Asks, and waits for the last answer; or for the reason why there will be none. */
  async #ask(ask: Ask, hear: (answer: Answer) => void): Promise<Answer | Ended> {
    const worker = (this.#worker ??= await this.#start());
    const end = await new Promise<Answer | Ended>((resolve, reject) => {
      let seen = -1;
      let since = performance.now();
      const timer = setInterval(
        () => {
          const at = Atomics.load(this.#progress, 0);
          if (at !== seen) [seen, since] = [at, performance.now()];
          else if (performance.now() - since > this.#mostMillis) finish(() => resolve('hang'));
        },
        Math.min(LOOK_MILLIS, this.#mostMillis),
      );
      const onMessage = (answer: Answer): void => {
        if (answer.kind === 'fault') hear(answer);
        else finish(() => resolve(answer));
      };
      const onError = (cause: unknown): void => {
        const isMemory = cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
        finish(() =>
          isMemory ? resolve('memory') : reject(cause instanceof Error ? cause : new Error(String(cause))),
        );
      };
      const finish = (settle: () => void): void => {
        clearInterval(timer);
        worker.off('message', onMessage).off('error', onError);
        settle();
      };
      worker.on('message', onMessage).on('error', onError);
      worker.postMessage(ask);
    });
    if (typeof end === 'string') await this.close();
    return end;
  }
}

function inputNumber(batch: Batch, number: number): { id: string; bytes: Bytes } | null {
  let n = 0;
  for (const { id, bytes } of inputsOf(batch)) if (++n === number) return { id, bytes: bytes.slice() };
  return null;
}

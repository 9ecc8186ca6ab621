import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FileResult } from './tally.ts';
import { readExpected, type ExpectedFlow } from './expected.ts';
import type { Golden } from './golden.ts';

export interface CorpusJob {
  readonly name: string;
  readonly path: string;
  readonly theirs: readonly ExpectedFlow[];
}

export interface CorpusAnswer {
  readonly result: FileResult;
  readonly golden: Golden;
}

/** A capture that takes longer hangs: a hundred times the slowest of those we know. */
const MOST_MILLIS = 60_000;

/** @param folder holds the captures and `expected.json`
 *  @returns null where the folder or its list is not there */
export function jobsIn(folder: string): CorpusJob[] | null {
  const list = join(folder, 'expected.json');
  if (!existsSync(list)) return null;
  return Object.entries(readExpected(list))
    .map(([name, theirs]) => ({ name, path: join(folder, name), theirs }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Every job in a few threads; the answers in the order of the jobs.
 *  @throws Error that names the capture on which a thread failed */
export async function compareAll(
  jobs: readonly CorpusJob[],
  threads: number = availableParallelism(),
): Promise<CorpusAnswer[]> {
  const answers: CorpusAnswer[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    const worker = new Worker(new URL('./corpus-worker.ts', import.meta.url));
    try {
      for (let at = next++; at < jobs.length; at = next++) {
        const job = jobs[at];
        if (job !== undefined) answers[at] = await ask(worker, job);
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(threads, jobs.length) }, work));
  return answers;
}

function ask(worker: Worker, job: CorpusJob): Promise<CorpusAnswer> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => {
      done();
      reject(new Error(`${job.name}: ${why}`));
    };
    const timer = setTimeout(() => fail(`no answer in ${MOST_MILLIS} ms`), MOST_MILLIS);
    const onMessage = (answer: CorpusAnswer): void => {
      done();
      resolve(answer);
    };
    const onError = (cause: unknown): void => fail(cause instanceof Error ? cause.message : String(cause));
    const done = (): void => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError);
    };
    worker.on('message', onMessage).on('error', onError);
    worker.postMessage(job);
  });
}

import { Worker } from 'node:worker_threads';
import type { AnalysisProcess } from './ports.ts';

/** Starts the analysis program in a worker thread. A checkout runs the source; a bundle its own file beside this one. */
export function startAnalysisThread(): AnalysisProcess {
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const worker = new Worker(new URL(`./analysis-worker.${ending}`, import.meta.url));
  // The exit code tells that it failed; its own words could hold captured bytes and go nowhere.
  worker.on('error', () => undefined);
  return {
    send: (message) => worker.postMessage(message),
    onMessage: (listener) => void worker.on('message', listener),
    onExit: (listener) => void worker.on('exit', listener),
    stop: () => void worker.terminate(),
  };
}

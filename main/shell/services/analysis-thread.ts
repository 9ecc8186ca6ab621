import { Worker } from 'node:worker_threads';
import { memoryOf } from './analysis-messages.ts';
import type { AnalysisProcess } from './ports.ts';

/** Megabytes. The engine keeps some tens. Less room costs a tenth more time (docs/performance.md), more only lets garbage pile up. An
 *  attack on our memory ends the thread, not the app. */
const LIMITS = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 256 };

/** Starts the analysis program in a worker thread. A checkout runs the source; a bundle its own file beside this one. */
export function startAnalysisThread(): AnalysisProcess {
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const worker = new Worker(new URL(`./analysis-worker.${ending}`, import.meta.url), { resourceLimits: LIMITS });
  // The exit code tells that it failed; its own words could hold captured bytes and go nowhere.
  worker.on('error', () => undefined);
  return {
    send: (message) => worker.postMessage(message, memoryOf(message)),
    onMessage: (listener) => void worker.on('message', listener),
    onExit: (listener) => void worker.on('exit', listener),
    stop: () => void worker.terminate(),
  };
}

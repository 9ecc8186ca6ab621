import { Worker } from 'node:worker_threads';
import type { AnalysisProcess } from './ports.ts';

/** Megabytes. The engine keeps some tens; a larger young generation would only let garbage of a big capture pile up. An
 *  attack on our memory ends the thread, not the app. */
const LIMITS = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 512 };

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

/** A chunk's memory goes over to the thread; copied a second time it would wait for the garbage collector on both sides. */
function memoryOf(message: unknown): ArrayBuffer[] {
  if (typeof message !== 'object' || message === null || !('bytes' in message)) return [];
  const { bytes } = message;
  return bytes instanceof Uint8Array && bytes.buffer instanceof ArrayBuffer ? [bytes.buffer] : [];
}

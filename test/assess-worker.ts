/** The thread behind `AssessPool`. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { createEngine } from '../main/analysis/assess/engine.ts';
import type { Assessment } from '../main/contract/assessment.ts';
import type { Settings } from '../main/contract/settings.ts';
import { loadKnowledge } from '../main/shell/services/knowledge.ts';
import type { Assessed, PoolRequest } from './assess-pool.ts';

const READ = 64 * 1024;
const knowledge = await loadKnowledge();

/** The thread's heap, and the arrays of octets that hang on it. */
function inUse(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function run(bytes: Uint8Array, settings: Settings): { assessment: Assessment; highest: number } {
  const engine = createEngine(knowledge, settings);
  let highest = 0;
  for (let at = 0; at < bytes.length; at += READ) {
    engine.push(bytes.subarray(at, at + READ));
    highest = Math.max(highest, inUse());
  }
  const { assessment } = engine.finish(createHash('sha256').update(bytes).digest('hex'), false);
  return { assessment, highest: Math.max(highest, inUse()) };
}

parentPort?.on('message', ({ path, settings }: PoolRequest) => {
  const bytes = readFileSync(path);
  const before = inUse();
  const { assessment, highest } = run(bytes, settings);
  const revealed = run(bytes, { ...settings, reveal: true }).assessment;
  const clients = [...new Set((revealed.flows ?? []).map(({ a }) => a.ip))];
  parentPort?.postMessage({
    text: JSON.stringify(assessment),
    clients,
    heapGrowth: highest - before,
  } satisfies Assessed);
});

/** The thread behind `FuzzPool`: makes the inputs of a batch, judges each, and says which one it is at. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadKnowledge } from '../../main/shell/services/knowledge.ts';
import type { Answer, Ask } from './fuzz-pool.ts';
import { inputsOf } from './inputs.ts';
import { Judge } from './judge.ts';

/** Number of the input this thread is at, where the pool can see it however busy the thread is. */
const progress = new Int32Array(workerData as SharedArrayBuffer);
const judge = new Judge(await loadKnowledge());

parentPort?.on('message', (ask: Ask) => {
  if (ask.kind === 'bytes') {
    Atomics.add(progress, 0, 1);
    return answer({ kind: 'judged', fault: judge.faultOf(ask.bytes, ask.isTimed) });
  }
  let n = 0;
  for (const { id, bytes } of inputsOf(ask.batch)) {
    n++;
    if (n <= ask.skip) continue;
    Atomics.store(progress, 0, n);
    const fault = judge.faultOf(bytes, ask.isTimed);
    if (fault !== null) answer({ kind: 'fault', id, fault, bytes: bytes.slice() });
  }
  return answer({ kind: 'done', inputs: n });
});

answer({ kind: 'ready' });

function answer(said: Answer): void {
  parentPort?.postMessage(said);
}

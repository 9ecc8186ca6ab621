/** The thread behind `compareAll`: one capture after the other. */
import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { loadKnowledge } from '../../main/shell/services/knowledge.ts';
import { compareFile } from './compare.ts';
import type { CorpusAnswer, CorpusJob } from './corpus.ts';
import { goldenOf } from './golden.ts';
import { seeCapture } from './seen.ts';

const knowledge = await loadKnowledge();

parentPort?.on('message', ({ name, path, theirs }: CorpusJob) => {
  const seen = seeCapture(readFileSync(path), knowledge);
  const result = compareFile(name, theirs, seen);
  parentPort?.postMessage({ result, golden: goldenOf(seen.assessment) } satisfies CorpusAnswer);
});

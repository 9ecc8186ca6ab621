import { createHash } from 'node:crypto';
import { createEngine, type Engine } from '../../analysis/assess/engine.ts';
import { settingsSchema } from '../../contract/settings.ts';
import type { FromAnalysis, ToAnalysis } from './analysis-messages.ts';
import { loadKnowledge } from './knowledge.ts';
import type { AnalysisPort } from './ports.ts';

/** The analysis program: bytes in, one Assessment out. It runs in a process or thread of its own, so that a hostile
 *  capture can at worst end that. */
export function runAnalysis(port: AnalysisPort): void {
  const hash = createHash('sha256');
  let engine: Engine | null = null;

  const answer = async (message: ToAnalysis): Promise<FromAnalysis> => {
    if (message.type === 'start') {
      engine = createEngine(await loadKnowledge(), settingsSchema.parse(message.settings), message.keyLog);
      return { type: 'started' };
    }
    if (!engine) throw new Error('analysis begins with start');
    if (message.type === 'glance') return { type: 'glance', glance: engine.glance() };
    if (message.type === 'end')
      return {
        type: 'done',
        result: { ...engine.finish(hash.digest('hex'), message.damaged), format: engine.facts.format },
      };
    hash.update(message.bytes);
    engine.push(message.bytes);
    return { type: 'taken', notACapture: engine.facts.problems.includes('not-a-capture'), bytes: message.bytes };
  };

  // Only our own services hold the other end; a failure ends the program, and they tell the person.
  port.onMessage((message) => void answer(message as ToAnalysis).then((reply) => port.send(reply), end));
}

function end(cause: unknown): void {
  queueMicrotask(() => {
    throw cause;
  });
}

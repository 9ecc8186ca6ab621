import { createEngine } from '../../main/analysis/assess/engine.ts';
import { DEFAULT_SETTINGS, settingsSchema } from '../../main/contract/settings.ts';
import { loadKnowledge } from '../../main/shell/services/knowledge.ts';
import type { Job } from './job.ts';
import { score, type Score } from './score.ts';

const knowledge = await loadKnowledge();

/** What Earshot says of one capture, held against its truth. */
export function scoreOf({ bytes, rows, mine }: Job): Score {
  const settings = settingsSchema.parse({ ...DEFAULT_SETTINGS, mine, reveal: true });
  const engine = createEngine(knowledge, settings);
  engine.push(bytes());
  return score(rows, engine.finish('0'.repeat(64), false).assessment);
}

/** `npm run identifiers`: what Earshot finds of what captures hold (docs/identifiers.md). Exit codes: 0 both shares hold,
 *  1 one has fallen under what is asked, 2 an error. Nothing that it prints holds a value. */
import { parseArgs } from 'node:util';
import { createEngine } from '../../main/analysis/assess/engine.ts';
import { DEFAULT_SETTINGS, settingsSchema } from '../../main/contract/settings.ts';
import { codeOf } from '../../main/contract/file-problem.ts';
import { loadKnowledge } from '../../main/shell/services/knowledge.ts';
import type { Job } from './job.ts';
import { madeJobs } from './made.ts';
import { labelled, realJob } from './real.ts';
import { score, type Score } from './score.ts';
import { tellCapture, tellShares } from './tell.ts';

const USAGE = `npm run identifiers -- [OPTIONS]
  --list        print every miss and every false alarm
  --only NAME   captures whose names begin so`;

try {
  process.exitCode = await main();
} catch (cause) {
  const isUsage = codeOf(cause).startsWith('ERR_PARSE_ARGS');
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n${isUsage ? `${USAGE}\n` : ''}`);
  process.exitCode = 2;
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { list: { type: 'boolean', default: false }, only: { type: 'string' } } });
  const knowledge = await loadKnowledge();
  const isAsked = ({ name }: Job): boolean => values.only === undefined || name.startsWith(values.only);
  const names = labelled();
  const real = names.map(realJob).filter((job) => job !== null);
  if (real.length < names.length) process.stdout.write(`${names.length - real.length} captures are not here.\n`);
  judge('real captures', real);
  judge('made-up sessions', madeJobs(false));
  judge('made-up sessions, own values told', madeJobs(true));
  return 0;

  function judge(what: string, jobs: readonly Job[]): void {
    const scores = jobs.filter(isAsked).map((job) => {
      const one = assess(job);
      if (values.list) process.stdout.write(tellCapture(job.name, one));
      return one;
    });
    if (scores.length > 0) process.stdout.write(tellShares(what, scores));
  }

  function assess({ bytes, rows, mine }: Job): Score {
    const settings = settingsSchema.parse({ ...DEFAULT_SETTINGS, mine, reveal: true });
    const engine = createEngine(knowledge, settings);
    engine.push(bytes());
    return score(rows, engine.finish('0'.repeat(64), false).assessment);
  }
}

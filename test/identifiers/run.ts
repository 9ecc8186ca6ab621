/** `npm run identifiers`: what Earshot finds of what captures hold (docs/identifiers.md). Exit codes: 0 both shares reach
 *  what is asked, 1 one does not, 2 an error. Nothing that it prints holds a value. */
import { parseArgs } from 'node:util';
import { codeOf } from '../../main/contract/file-problem.ts';
import { scoreOf } from './assess.ts';
import type { Job } from './job.ts';
import { fourthJobs, laterJobs, madeJobs, thirdJobs } from './made.ts';
import { labelled, realJob } from './real.ts';
import { reaches, sharesOf, WANTED, type Shares } from './shares.ts';
import { tellCapture, tellQuiet, tellShares } from './tell.ts';

const USAGE = `npm run identifiers -- [OPTIONS]
  --list        print every miss and every false alarm
  --only NAME   captures whose names begin so`;

try {
  process.exitCode = main();
} catch (cause) {
  const isUsage = codeOf(cause).startsWith('ERR_PARSE_ARGS');
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n${isUsage ? `${USAGE}\n` : ''}`);
  process.exitCode = 2;
}

function main(): number {
  const { values } = parseArgs({ options: { list: { type: 'boolean', default: false }, only: { type: 'string' } } });
  const names = labelled();
  const real = names.map(realJob).filter((job) => job !== null);
  if (real.length < names.length) process.stdout.write(`${names.length - real.length} captures are not here.\n`);
  const all = [
    judge('real captures', real, values),
    judge('made-up sessions', madeJobs(false), values),
    judge('made-up sessions, own values told', madeJobs(true), values),
    judge('later made-up sessions', laterJobs(false), values),
    judge('later made-up sessions, own values told', laterJobs(true), values),
    judge('third made-up sessions', thirdJobs(false), values),
    judge('third made-up sessions, own values told', thirdJobs(true), values),
    judge('fourth made-up sessions', fourthJobs(false), values),
    judge('fourth made-up sessions, own values told', fourthJobs(true), values),
  ];
  return all.every((shares) => reaches(shares, WANTED)) ? 0 : 1;
}

function judge(
  what: string,
  jobs: readonly Job[],
  { list, only }: { list: boolean; only?: string | undefined },
): Shares {
  const scores = jobs
    .filter(({ name }) => only === undefined || name.startsWith(only))
    .map((job) => {
      const one = scoreOf(job);
      if (list) process.stdout.write(tellCapture(job.name, one));
      return one;
    });
  if (scores.length > 0) process.stdout.write(tellShares(what, scores));
  const quiet = scores.filter(({ found, missed }) => found.length + missed.length === 0);
  if (quiet.length > 0) process.stdout.write(tellQuiet(quiet));
  return sharesOf(scores);
}

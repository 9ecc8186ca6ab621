/** `npm run corpus`: Earshot beside nDPI over every capture. Exit codes: 0 every share holds, 1 one has fallen under
 *  thresholds.json or a golden differs, 2 an error. Nothing it prints is kept in the repository: with `--reveal` it shows
 *  what the captures hold. */
import { existsSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { codeOf } from '../../main/contract/file-problem.ts';
import { CAPTURES } from '../real-captures.ts';
import { compareAll, jobsIn } from './corpus.ts';
import { goldenText, readGolden, writeGoldens } from './golden.ts';
import { shortfalls, sumUp } from './shares.ts';
import { masked, tellDifferences, tellShares } from './tell.ts';
import { LEAST } from './thresholds.ts';

const USAGE = `npm run corpus -- [OPTIONS]
  --list            print every difference
  --json FILE       write every difference to FILE, as JSON lines
  --reveal          print and write raw addresses, names and texts
  --only NAME       one capture, or those whose names begin so; no thresholds then
  --golden-update   write test/corpus/golden anew`;

// Whoever reads us may have read enough (`| head`).
process.stdout.on('error', (cause) => {
  if (codeOf(cause) !== 'EPIPE') process.exitCode = 2;
});

try {
  process.exitCode = await main();
} catch (cause) {
  const isUsage = codeOf(cause).startsWith('ERR_PARSE_ARGS');
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n${isUsage ? `${USAGE}\n` : ''}`);
  process.exitCode = 2;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      list: { type: 'boolean', default: false },
      json: { type: 'string' },
      reveal: { type: 'boolean', default: false },
      only: { type: 'string' },
      'golden-update': { type: 'boolean', default: false },
    },
  });
  const all = jobsIn(CAPTURES);
  if (all === null) {
    process.stdout.write(
      `Skipped: no captures with an expected.json at ${CAPTURES} (EARSHOT_CAPTURES names another folder).\n`,
    );
    return 0;
  }
  const only = values.only;
  const jobs = all.filter(({ name, path }) => existsSync(path) && (only === undefined || name.startsWith(only)));
  if (jobs.length < all.length && only === undefined)
    process.stdout.write(`${all.length - jobs.length} of the listed captures are not there.\n`);
  const answers = await compareAll(jobs);
  const shares = sumUp(answers.map(({ result }) => result));
  process.stdout.write(`${tellShares(shares)}\n`);
  const raw = answers.flatMap(({ result }) => result.differences);
  const differences = values.reveal ? raw : raw.map(masked);
  if (values.list) process.stdout.write(`${tellDifferences(differences)}\n`);
  if (values.json !== undefined)
    writeFileSync(values.json, differences.map((one) => `${JSON.stringify(one)}\n`).join(''));
  if (only !== undefined) return 0;
  const goldens = new Map(answers.map(({ result, golden }) => [result.file, golden]));
  if (values['golden-update']) writeGoldens(goldens);
  const changed = [...goldens]
    .filter(([name, golden]) => readGolden(name) !== goldenText(golden))
    .map(([name]) => name);
  if (changed.length > 0)
    process.stdout.write(`\nFindings or protocols changed, look and bless by --golden-update: ${changed.join(', ')}\n`);
  const short = shortfalls(shares, LEAST);
  for (const line of short) process.stdout.write(`Under its threshold: ${line}\n`);
  return short.length + changed.length > 0 ? 1 : 0;
}

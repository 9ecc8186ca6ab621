/** `npm run fuzz`: what docs/fuzzing.md says. */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { CAPTURES, captureNames } from '../real-captures.ts';
import { FLOODS } from './floods.ts';
import { runFlood, tellFlood } from './flood-run.ts';
import { writeFound } from './found.ts';
import { FuzzPool } from './fuzz-pool.ts';
import type { Batch } from './inputs.ts';
import { keepable } from './keep.ts';
import { Report, say } from './report.ts';
import { tenthOfCommit } from './tenth.ts';

const USAGE = `npm run fuzz -- [options]
  (none)         the tenth of all cuts and corruptions that this commit's hash chooses
  --all          all of them, each cut of a capture with all that came before it; then --floods
  --minutes N    changes real captures at random for so long, and keeps what fails, made up, in test/fuzz/found
  --seed N       of those changes; without it, one from the clock, which is printed
  --floods       bombs and floods of made-up packets, each once and at twice the size: time and memory
  --only NAME    one flood, or captures whose names begin so
  --threads N    how many inputs at once`;

/** Inputs a thread makes between two looks at the clock. */
const ROUND = 250;

try {
  process.exitCode = await main();
} catch (cause) {
  const isUsage = cause instanceof TypeError;
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n${isUsage ? `${USAGE}\n` : ''}`);
  process.exitCode = 2;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      all: { type: 'boolean', default: false },
      floods: { type: 'boolean', default: false },
      minutes: { type: 'string' },
      seed: { type: 'string' },
      only: { type: 'string', default: '' },
      threads: { type: 'string' },
    },
  });
  const threads = numberOf(values.threads, availableParallelism());
  if (values.floods) return floods(values.only);
  const names = captureNames().filter((name) => name.startsWith(values.only));
  if (names.length === 0) {
    say(`Skipped: no captures in ${CAPTURES} (EARSHOT_CAPTURES names another folder).`);
    return values.all ? floods('') : 0;
  }
  if (values.minutes !== undefined)
    return mutations(numberOf(values.minutes, 1), numberOf(values.seed, Math.floor(Date.now() / 1000)), threads);
  const failed = await cutsAndCorruptions(names, values.all, threads);
  return values.all ? Math.max(failed, await floods('')) : failed;
}

function numberOf(text: string | undefined, otherwise: number): number {
  const number = text === undefined ? otherwise : Number(text);
  if (!(number > 0)) throw new TypeError(`"${text}" is no number above 0.`);
  return number;
}

async function cutsAndCorruptions(names: readonly string[], isAll: boolean, threads: number): Promise<number> {
  const tenth = tenthOfCommit();
  say(isAll ? 'Every cut and corruption.' : `Of all cuts and corruptions ${tenth.told}.`);
  const batches = (['corruptions', 'cuts'] as const).flatMap((kind) =>
    names.map((name): Batch => ({ kind, folder: CAPTURES, name, tenth: isAll ? null : tenth.digit })),
  );
  const report = new Report();
  let next = 0;
  await inThreads(threads, true, async (pool) => {
    for (let batch = batches[next++]; batch; batch = batches[next++])
      report.inputs += await pool.run(batch, (failing) => report.take(failing));
  });
  return report.end();
}

async function mutations(minutes: number, seed: number, threads: number): Promise<number> {
  say(`Random changes for ${minutes} minutes, seed ${seed}, ${threads} at once.`);
  const until = performance.now() + minutes * 60_000;
  const report = new Report();
  let next = 0;
  await inThreads(threads, true, async (pool) => {
    while (performance.now() < until) {
      const from = next;
      next += ROUND;
      const batch: Batch = { kind: 'mutations', folder: CAPTURES, seed, from, to: from + ROUND };
      report.inputs += await pool.run(batch, (failing) => report.take(failing));
    }
  });
  await keepAll(report);
  return report.end();
}

/** One of each fault: the others of its kind most often have the same cause, and come again when it is mended. */
async function keepAll(report: Report): Promise<void> {
  await inThreads(1, true, async (pool) => {
    for (const { fault, id, bytes } of report.first.values()) {
      const kept = await keepable(bytes, fault, (tried) => pool.judge(tried));
      if (kept) say(`Kept as test/fuzz/found/${writeFound(kept)}: ${fault}`);
      else say(`Not kept, since it fails only with what a real person sent: ${fault} (${id})`);
    }
  });
}

async function floods(only: string): Promise<number> {
  let failed = 0;
  for (const flood of FLOODS.filter(({ name }) => name.startsWith(only))) {
    const [once, twice] = [await runFlood(flood.name, flood.size / 2), await runFlood(flood.name, flood.size)];
    const { line, isBad } = tellFlood(flood, once, twice);
    say(line);
    if (isBad) failed = 1;
  }
  return failed;
}

async function inThreads(threads: number, isTimed: boolean, work: (pool: FuzzPool) => Promise<void>): Promise<void> {
  const one = async (): Promise<void> => {
    const pool = new FuzzPool(isTimed);
    try {
      await work(pool);
    } finally {
      await pool.close();
    }
  };
  await Promise.all(Array.from({ length: threads }, one));
}

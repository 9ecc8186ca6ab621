/** Earshot beside its peers: `npm run bench`, or `npm run bench -- --quick` for one round over small captures;
 *  `npm run bench:own` measures what own values cost instead (docs/own-values.md). Makes two
 *  captures with a fixed seed, runs everyone in turn, and prints medians of CPU time, ratios and peak memory. Not equal
 *  work: tcpdump only reads, ndpiReader neither reassembles nor searches, tshark builds whole trees. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assessmentSchema } from '../main/contract/assessment.ts';
import { measure, type Measured } from './measure.ts';
import { compareOwn } from './own-values.ts';
import { makeReal } from './real/make.ts';
import { makeSynthetic } from './synthetic/make.ts';

const command = fileURLToPath(new URL('../dist/command/earshot.js', import.meta.url));
const isQuick = process.argv.includes('--quick');
const isOwn = process.argv.includes('--own');
const FULL = isOwn ? { flows: 30_000, copies: 5, rounds: 5 } : { flows: 100_000, copies: 16, rounds: 5 };
const SIZE = isQuick ? { flows: 7_500, copies: 3, rounds: 1 } : FULL;
/** Own values that nobody sends: so that the search for them is part of what is measured. */
const OWN = ['account=lantern-keeper-31', 'phone=+491512345678', 'device-id=8d1f3c5a77e0b294', 'room=3182047150'];

/** Seconds of CPU below which the clock's ticks say nothing. */
const LEAST_CPU = 0.05;

type Program = readonly [program: string, ...args: string[]];

function programs(capture: string): Readonly<Record<string, Program>> {
  const mine = OWN.flatMap((value) => ['--mine', value]);
  return {
    earshot: [process.execPath, command, 'assess', capture, ...mine],
    'tshark -z conv,udp': ['tshark', '-n', '-q', '-r', capture, '-z', 'conv,udp'],
    'ndpiReader -q': ['ndpiReader', '-q', '-i', capture],
    'tcpdump -w /dev/null': ['tcpdump', '-r', capture, '-w', '/dev/null'],
  };
}

async function compare(title: string, capture: string): Promise<void> {
  if (isOwn) return compareOwn(title, [process.execPath, command, 'assess', capture], SIZE.rounds, folder, say);
  const results = new Map<string, Measured[]>();
  for (let round = 0; round < SIZE.rounds; round++) {
    for (const [name, [program, ...args]] of Object.entries(programs(capture))) {
      const measured = await measure(program, args).catch(() => null);
      if (measured) results.set(name, [...(results.get(name) ?? []), measured]);
      else if (round === 0) say(`${name}: not installed`);
    }
  }
  const own = median(results.get('earshot') ?? [], 'cpu');
  say(title);
  for (const [name, runs] of results) {
    const cpu = median(runs, 'cpu');
    const peak = Math.max(...runs.map((run) => run.peak));
    const ratio = name === 'earshot' || cpu < LEAST_CPU ? '' : `, earshot takes ${(own / cpu).toFixed(2)}x its CPU`;
    say(
      `  ${name}: CPU ${cpu.toFixed(2)} s, wall ${median(runs, 'seconds').toFixed(2)} s, peak ${peak.toFixed(0)} MB${ratio}`,
    );
  }
}

/** Were all planted values found? Values that are found twice as often as planted are a fault as well. */
async function countPlanted(capture: string, planted: ReadonlyMap<string, number>, folder: string): Promise<void> {
  const out = join(folder, 'assessment.json');
  await measure(process.execPath, [command, 'assess', capture, '--reveal', '--json', out]);
  const { findings } = assessmentSchema.parse(JSON.parse(readFileSync(out, 'utf8')));
  const found = new Map<string, number>();
  for (const { subject, count } of findings)
    if (subject?.value !== undefined) found.set(subject.value, (found.get(subject.value) ?? 0) + count);
  const right = [...planted].filter(([value, count]) => found.get(value) === count).length;
  say(`  planted values found, and as often as planted: ${right} of ${planted.size}`);
}

function median(runs: readonly Measured[], what: 'seconds' | 'cpu'): number {
  const sorted = runs.map((run) => run[what]).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const folder = mkdtempSync(join(tmpdir(), 'earshot-bench-'));
try {
  const [model = 'unknown processor'] = cpus().map((one) => one.model);
  say(`${availableParallelism()} cores (${model}), ${Math.round(totalmem() / 2 ** 30)} GB, ${SIZE.rounds} rounds`);
  const synthetic = join(folder, 'synthetic.pcap');
  const { planted, ...made } = makeSynthetic(synthetic, SIZE.flows);
  await compare(`synthetic: ${JSON.stringify(made)}`, synthetic);
  if (!isOwn) await countPlanted(synthetic, planted, folder);
  writeFileSync(synthetic, '');
  const real = join(folder, 'real.pcap');
  const joined = makeReal(real, SIZE.copies);
  if (joined) await compare(`real: ${JSON.stringify(joined)}`, real);
  else say('real: skipped, there are no captures here');
} finally {
  rmSync(folder, { recursive: true, force: true });
}

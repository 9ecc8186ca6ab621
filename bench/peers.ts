/** Earshot beside its peers on one capture, in one run: `node bench/peers.ts CAPTURE [ROUNDS]`. Prints CPU time, peak
 *  memory and ratios; a peer that is not installed is left out and said so. Not equal work: tcpdump only reads, tshark
 *  builds whole trees, Earshot dissects, opens and searches. */
import { fileURLToPath } from 'node:url';
import { measure, type Measured } from './measure.ts';

const earshot = fileURLToPath(new URL('../main/cli/earshot.ts', import.meta.url));

const [capture, rounds = '3'] = process.argv.slice(2);
if (capture === undefined) throw new Error('usage: node bench/peers.ts CAPTURE [ROUNDS]');

const RUNS: Readonly<Record<string, readonly [program: string, ...args: string[]]>> = {
  earshot: [process.execPath, earshot, 'assess', capture],
  'tcpdump -w /dev/null': ['tcpdump', '-r', capture, '-w', '/dev/null'],
  'tshark -z conv,udp': ['tshark', '-r', capture, '-q', '-z', 'conv,udp'],
  'ndpiReader -q': ['ndpiReader', '-q', '-i', capture],
};

const results = new Map<string, Measured[]>();
for (let round = 0; round < Number(rounds); round++) {
  for (const [name, [program, ...args]] of Object.entries(RUNS)) {
    const measured = await measure(program, args).catch(() => null);
    if (measured) results.set(name, [...(results.get(name) ?? []), measured]);
    else if (round === 0) process.stdout.write(`${name}: not installed\n`);
  }
}

const own = median(results.get('earshot') ?? [], 'cpu');
for (const [name, runs] of results) {
  const [seconds, cpu, peak] = [median(runs, 'seconds'), median(runs, 'cpu'), Math.max(...runs.map((run) => run.peak))];
  process.stdout.write(
    `${name}: ${seconds.toFixed(1)} s, CPU ${cpu.toFixed(1)} s, peak ${peak.toFixed(0)} MB, CPU of earshot ${(own / cpu).toFixed(2)}x\n`,
  );
}

function median(runs: readonly Measured[], what: 'seconds' | 'cpu'): number {
  const sorted = runs.map((run) => run[what]).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

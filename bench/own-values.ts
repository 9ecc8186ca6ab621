import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { minePatterns } from '../main/analysis/detect/mine-patterns.ts';
import type { SubjectType } from '../main/analysis/model/words.ts';
import { measure, type Measured } from './measure.ts';

interface Own {
  readonly kind: SubjectType;
  readonly value: string;
}

/** How many values a person types in: none, a few, as many as there are fields, and far more than that. */
const COUNTS = [0, 2, 10, 50, 100];

/** What the command ends with where it could not do what it was asked; 1: it found something. */
const FAILED = 2;

/** Invented values of every kind that people type in; no capture of ours holds them. */
function ownValues(count: number): readonly Own[] {
  return Array.from({ length: count }, (_, i): Own => {
    const digits = String(7_300_519_204 + i * 104_729);
    const makers: readonly (() => Own)[] = [
      () => ({ kind: 'email', value: `lantern.keeper${i}@harbour.example` }),
      () => ({ kind: 'phone', value: `+49155${digits.slice(2)}` }),
      () => ({ kind: 'account', value: `lantern-keeper-${i}` }),
      () => ({ kind: 'account', value: digits }),
      () => ({ kind: 'room', value: `Harbour Room ${i}` }),
      () => ({ kind: 'person-name', value: `Zoë Lanternkeeper ${i}` }),
      () => ({ kind: 'message', value: `we meet at the old harbour bridge at six, number ${i}` }),
      () => ({ kind: 'device-id', value: `8d1f3c5a77e0${(0xb294 + i).toString(16)}` }),
      () => ({ kind: 'device-id', value: `0049990106${String(i).padStart(5, '0')}` }),
      () => ({ kind: 'advertising-id', value: `8f14e45f-ceea-467f-a0e6-${digits.padStart(12, '0')}` }),
    ];
    return (makers[i % makers.length] ?? makers[0])?.() ?? { kind: 'other', value: digits };
  });
}

/** What looking for own values costs: the same capture with none and with more and more of them, in turn, as medians of CPU time
 *  and as ratios to none.
 *  @param assess the program and what it is given, but for the values */
export async function compareOwn(
  title: string,
  assess: readonly [program: string, ...args: string[]],
  rounds: number,
  folder: string,
  say: (line: string) => void,
): Promise<void> {
  const file = join(folder, 'mine.jsonl');
  const runs = new Map<number, Measured[]>();
  const [program, ...args] = assess;
  for (let round = 0; round < rounds; round++) {
    for (const count of COUNTS) {
      writeFileSync(
        file,
        ownValues(count)
          .map((one) => `${JSON.stringify(one)}\n`)
          .join(''),
      );
      const measured = await measure(program, count === 0 ? args : [...args, '--mine-file', file]);
      if ((measured.code ?? FAILED) >= FAILED) throw new Error(`${program} ended with ${measured.code}`);
      runs.set(count, [...(runs.get(count) ?? []), measured]);
    }
  }
  say(title);
  const none = medianCpu(runs.get(0) ?? []);
  for (const [count, all] of runs) {
    const cpu = medianCpu(all);
    const peak = Math.max(...all.map((run) => run.peak));
    const patterns = minePatterns(ownValues(count)).length;
    const ratio = count === 0 ? '' : `, ${(cpu / none).toFixed(2)} times none`;
    say(`  ${count} own values, ${patterns} patterns: CPU ${cpu.toFixed(2)} s, peak ${peak.toFixed(0)} MB${ratio}`);
  }
}

function medianCpu(runs: readonly Measured[]): number {
  const sorted = runs.map(({ cpu }) => cpu).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assessment } from '../../main/contract/assessment.ts';

/** What a reader would care about, as numbers: the captures hold real people's traffic, so no value, name or address of
 *  theirs, masked or not, may stand in the repository. */
export interface Golden {
  /** App by its id in our own files, and its verdict. */
  readonly verdicts: Readonly<Record<string, string>>;
  /** `kind type confidence reach`, and how many findings of the sort there are. */
  readonly findings: Readonly<Record<string, number>>;
  /** Flows by the protocol Earshot tells. */
  readonly protocols: Readonly<Record<string, number>>;
}

export const GOLDEN_FOLDER = new URL('./golden/', import.meta.url).pathname;

export function goldenOf({ apps, findings, flows = [] }: Assessment): Golden {
  return {
    // A process's name comes from the capture: it could be a person's.
    verdicts: sorted(apps.map(({ id, knownBy, verdict }) => [knownBy.includes('process') ? 'a-process' : id, verdict])),
    findings: counted(
      findings.map(({ kind, subject, confidence, reach }) => `${kind} ${subject?.type ?? '-'} ${confidence} ${reach}`),
    ),
    protocols: counted(flows.map(({ protocol }) => protocol)),
  };
}

function counted(names: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return sorted([...counts]);
}

function sorted<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : Number(a > b))));
}

export function goldenText(golden: Golden): string {
  return `${JSON.stringify(golden, null, 2)}\n`;
}

/** The file's text, or null where there is none yet. */
export function readGolden(name: string): string | null {
  const path = goldenPath(name);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/** Writes them all anew, and removes those of captures that are gone. */
export function writeGoldens(goldens: ReadonlyMap<string, Golden>): void {
  mkdirSync(GOLDEN_FOLDER, { recursive: true });
  for (const file of readdirSync(GOLDEN_FOLDER)) {
    if (file.endsWith('.json') && !goldens.has(file.slice(0, -'.json'.length))) rmSync(join(GOLDEN_FOLDER, file));
  }
  for (const [name, golden] of goldens) writeFileSync(goldenPath(name), goldenText(golden));
}

function goldenPath(name: string): string {
  return join(GOLDEN_FOLDER, `${name}.json`);
}

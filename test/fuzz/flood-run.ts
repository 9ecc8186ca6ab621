import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { MOST_RSS_MB, type Flood } from './floods.ts';

export interface FloodResult {
  readonly octets: number;
  /** Of making the flood and reading it: both go once over it. */
  readonly cpuMillis: number;
  /** The process at its largest. */
  readonly rssMb: number;
  readonly fault: string | null;
}

const CHILD = new URL('./flood-child.ts', import.meta.url).pathname;
/** A flood that takes longer hangs. */
const MOST_MILLIS = 300_000;

/** Twice the size may take so many times as long: 2 is linear, 4 is quadratic. */
const MOST_RATIO = 3.2;
/** What is quicker than this at twice the size is not compared: it is within what a process needs to get warm. */
const LEAST_MILLIS = 1_000;

/** @throws Error with the child's last words, where it did not end by itself */
export async function runFlood(name: string, size: number): Promise<FloodResult> {
  const args = ['--disable-warning=ExperimentalWarning', CHILD, name, String(Math.max(1, Math.floor(size)))];
  const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: MOST_MILLIS });
  return JSON.parse(stdout) as FloodResult; // our own child's last word
}

/** @param once at half the size of `twice` */
export function tellFlood(flood: Flood, once: FloodResult, twice: FloodResult): { line: string; isBad: boolean } {
  const ratio = twice.cpuMillis / Math.max(1, once.cpuMillis);
  const faults = [once.fault, twice.fault].filter((fault) => fault !== null);
  if (twice.cpuMillis >= LEAST_MILLIS && ratio > MOST_RATIO) faults.push('more than linear');
  if (twice.rssMb > MOST_RSS_MB) faults.push(`more than ${MOST_RSS_MB} MB`);
  const times = `${once.cpuMillis} ms, then ${twice.cpuMillis} ms (${ratio.toFixed(1)} times)`;
  const line = `${flood.name}, ${flood.size}: ${times}, ${twice.rssMb} MB${faults.length > 0 ? ` FAILS: ${faults.join('; ')}` : ''}`;
  return { line, isBad: faults.length > 0 };
}

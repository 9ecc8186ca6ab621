import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Measured {
  readonly seconds: number;
  /** User and system time of the process itself, in seconds. */
  readonly cpu: number;
  /** Peak resident memory in megabytes. */
  readonly peak: number;
  readonly code: number | null;
}

const POLL_MS = 20;
/** Clock ticks per second on every Linux that Node runs on (sysconf _SC_CLK_TCK). */
const TICKS = 100;

/** Runs a program to its end and reads its time and memory from /proc while it runs (Linux only). The last reading is at
 *  most 20 ms old, so what is printed is a little low, for every program alike. */
export function measure(program: string, args: readonly string[]): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(program, [...args], { stdio: ['ignore', 'ignore', 'ignore'] });
    let cpu = 0;
    let peak = 0;
    const timer = setInterval(() => {
      const seen = look(child.pid);
      if (seen) ({ cpu, peak } = seen);
    }, POLL_MS);
    child.once('error', (cause) => {
      clearInterval(timer);
      reject(cause);
    });
    child.once('exit', (code) => {
      clearInterval(timer);
      resolve({ seconds: (performance.now() - started) / 1000, cpu, peak, code });
    });
  });
}

function look(pid: number | undefined): { cpu: number; peak: number } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
    return peak === undefined
      ? null
      : { cpu: (Number(fields[11]) + Number(fields[12])) / TICKS, peak: Number(peak) / 1024 };
  } catch {
    return null;
  }
}

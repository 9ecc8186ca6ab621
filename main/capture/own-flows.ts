/** What the system lists of a running process. `started`: any number that differs when a pid is used again. */
export interface RunningProcess {
  readonly parent: number;
  readonly started: number;
}

/** Which processes are Earshot's own: this one and all below it (the analysis worker, the Chromium window, the
 *  capture helper). Their flows are set apart, never shown as an app's. */
export class OwnProcesses {
  readonly #roots: readonly number[];
  /** Start time by pid: a pid that was used again is another process. */
  #own: ReadonlyMap<number, number> = new Map();

  constructor(roots: readonly number[] = [process.pid]) {
    this.#roots = roots;
  }

  /** Takes every process now running. One that lost its parent (the browser's own restarter went away) stays ours as
   *  long as it runs. */
  update(running: ReadonlyMap<number, RunningProcess>): void {
    const own = new Set(this.#roots);
    for (const [pid, started] of this.#own) if (running.get(pid)?.started === started) own.add(pid);
    const verdicts = new Map<number, boolean>();
    const next = new Map<number, number>();
    for (const [pid, { started }] of running) if (descends(pid, running, own, verdicts)) next.set(pid, started);
    this.#own = next;
  }

  has(pid: number): boolean {
    return this.#own.has(pid) || this.#roots.includes(pid);
  }
}

const MAX_DEPTH = 64; // process trees are some ten deep; a snapshot torn by a reused pid could hold a loop

function descends(
  pid: number,
  running: ReadonlyMap<number, RunningProcess>,
  own: ReadonlySet<number>,
  verdicts: Map<number, boolean>,
): boolean {
  const path: number[] = [];
  let at: number | undefined = pid,
    verdict = false;
  while (at !== undefined && at > 0 && path.length < MAX_DEPTH) {
    const known = verdicts.get(at);
    if (own.has(at) || known !== undefined) {
      verdict = known ?? true;
      break;
    }
    path.push(at);
    at = running.get(at)?.parent;
  }
  for (const step of path) verdicts.set(step, verdict);
  return verdict;
}

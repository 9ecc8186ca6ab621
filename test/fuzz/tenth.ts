import { spawnSync } from 'node:child_process';

const ROOT = new URL('../..', import.meta.url).pathname;
/** Where there is no git: always the same tenth. */
const FIXED = 0;

/** Which tenth of the inputs this commit runs, so that ten commits or so see them all. */
export interface Tenth {
  /** 0 to 9. */
  readonly digit: number;
  /** How it was chosen, for whoever reads the test's output. */
  readonly told: string;
}

export function tenthOfCommit(folder: string = ROOT): Tenth {
  const { status, stdout } = spawnSync('git', ['rev-parse', 'HEAD'], { cwd: folder, encoding: 'utf8' });
  const hash = status === 0 ? stdout.trim() : '';
  if (!/^[0-9a-f]{40,64}$/.test(hash))
    return { digit: FIXED, told: `tenth ${FIXED} of 0 to 9, a fixed one: there is no git here to choose by` };
  const digit = Number.parseInt(hash.slice(0, 8), 16) % 10;
  return { digit, told: `tenth ${digit} of 0 to 9, chosen by the commit ${hash.slice(0, 12)}` };
}

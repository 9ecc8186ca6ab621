import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the set-up builds the capture helper. */
export const HELPER = fileURLToPath(new URL('../../native/build/earshot-capture', import.meta.url));

/** Why packets cannot be recorded on loopback here; null: they can. */
export function whyNoLoopback(): string | null {
  if (process.platform !== 'linux') return 'skipped: written for Linux';
  if (!existsSync(HELPER)) return 'skipped: the capture helper is not built (no C compiler or no pcap.h)';
  const check = spawnSync(HELPER, ['--check', '--device', 'lo'], { timeout: 10_000, encoding: 'utf8' });
  return check.status === 0 ? null : `skipped: may not record on lo here (${check.stderr.trim()})`;
}

/** The name of a test, with the reason where it cannot run. */
export function named(name: string, why: string | null): string {
  return why === null ? name : `${name} (${why})`;
}
